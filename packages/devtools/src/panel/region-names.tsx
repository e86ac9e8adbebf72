/** @jsxImportSource preact */
import type { VNode } from 'preact';
import type { Box } from '../layout.ts';
import type { CameraControl } from './camera-control.ts';
import { useStore } from './use-store.ts';

interface RegionNamesProps {
  readonly boxes: readonly Box[];
  readonly active: ReadonlySet<string>;
  readonly control: CameraControl;
}

/** From far away the small names cannot be read: large ones lie over the regions, as countries' names on a map. */
export function RegionNames({ boxes, active, control }: RegionNamesProps): VNode | null {
  const isFar = useStore(control.subscribe, control.isFar);
  if (!isFar) return null;
  return (
    <g>
      {boxes
        .filter(({ id }) => id.split('.').length === 2)
        .map(({ id, name, x, y, width, height }) => (
          <text
            key={id}
            className="region-name"
            data-active={active.has(id)}
            x={x + width / 2}
            y={y + height / 2}
            font-size={Math.min(84, width / (name.length * 0.56), height * 0.75)}
          >
            {name}
          </text>
        ))}
    </g>
  );
}
