/** @jsxImportSource preact */
import type { TargetedPointerEvent, VNode } from 'preact';
import type { Box, ChartLayout } from '../layout.ts';
import type { CameraControl } from './camera-control.ts';
import { useStore } from './use-store.ts';

interface MinimapProps {
  readonly layout: ChartLayout;
  readonly control: CameraControl;
  readonly leaves: readonly Box[];
  readonly onMove: () => void;
}

/** The whole chart in a corner, with the visible part marked. For the pointer only: the keys of the chart do the same. */
export function Minimap({ layout, control, leaves, onMove }: MinimapProps): VNode | null {
  const { width, height, boxes } = layout;
  const seen = useStore(control.subscribe, control.getSeen);
  const isAllSeen = seen.width >= width * 0.95 && seen.height >= height * 0.95;
  if (isAllSeen) return null;
  const move = (event: TargetedPointerEvent<SVGSVGElement>) => {
    if (event.buttons === 0) return;
    const { left, top, width: shown } = event.currentTarget.getBoundingClientRect();
    const share = width / shown;
    onMove();
    control.centre((event.clientX - left) * share, (event.clientY - top) * share);
  };
  return (
    <svg
      className="minimap"
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
      onPointerDown={move}
      onPointerMove={move}
    >
      {boxes
        .filter(({ id }) => [2, 3].includes(id.split('.').length))
        .map((box) => (
          <rect
            className="minimap-box"
            key={box.id}
            x={box.x}
            y={box.y}
            width={box.width}
            height={box.height}
            rx="24"
          />
        ))}
      {leaves.map(({ id, x, y, width: wide, height: high }) => (
        <circle key={id} cx={x + wide / 2} cy={y + high / 2} r="44" className="minimap-leaf" />
      ))}
      <rect className="minimap-seen" x={seen.x} y={seen.y} width={seen.width} height={seen.height} rx="24" />
    </svg>
  );
}
