/** @jsxImportSource preact */
import type { VNode } from 'preact';
import type { Box } from '../layout.ts';
import type { CameraControl } from './camera-control.ts';
import { readableScale } from './camera-control.ts';
import { useStore } from './use-store.ts';

interface RegionNamesProps {
  readonly boxes: readonly Box[];
  readonly active: ReadonlySet<string>;
  readonly control: CameraControl;
}

/** Screen pixels: no name is smaller. */
const smallest = 10;
const largest = 22;
/** Width of a letter, relative to the font size. */
const letter = 0.6;

/** From far away small names are unreadable: boxes with enough room show large ones, as on a map. */
export function RegionNames({ boxes, active, control }: RegionNamesProps): VNode | null {
  const scale = useStore(control.subscribe, control.getScale);
  if (scale >= readableScale) return null;
  return (
    <g>
      {boxes
        .filter(({ isLeaf, parent }) => !isLeaf && parent !== null)
        .flatMap(({ id, name, x, y, width, height }) => {
          const size = Math.min(largest, (width * scale) / (name.length * letter + 1), height * scale * 0.6);
          const isNamed = size >= smallest;
          if (!isNamed) return [];
          return (
            <text
              key={id}
              className="region-name"
              data-active={active.has(id)}
              x={x + 8 / scale}
              y={y + (size * 0.75) / scale}
              font-size={Math.min(size, 15) / scale}
            >
              {name}
            </text>
          );
        })}
    </g>
  );
}
