import { memo, type ReactElement } from 'react';
import type { Box } from './layout.ts';

interface BoxesProps {
  readonly boxes: readonly Box[];
  readonly active: ReadonlySet<string>;
  /** The leaf that the keyboard reaches first. */
  readonly reachable: string | null;
}

export function Boxes({ boxes, active, reachable }: BoxesProps): ReactElement {
  return (
    <g>
      {boxes.map((box) => (
        <BoxShape key={box.id} box={box} isActive={active.has(box.id)} isReachable={box.id === reachable} />
      ))}
    </g>
  );
}

interface BoxShapeProps {
  readonly box: Box;
  readonly isActive: boolean;
  readonly isReachable: boolean;
}

/** Draws again only when its own box lights up or goes out: there are two hundred. */
const BoxShape = memo(function BoxShape({ box, isActive, isReachable }: BoxShapeProps): ReactElement {
  const { id, name, x, y, width, height, isLeaf, isParallel, tags, invokes } = box;
  const level = id.split('.').length - 1;
  const className = [
    'box',
    isLeaf ? 'leaf' : `level-${level}`,
    isActive && 'active',
    isParallel && 'parallel',
  ]
    .concat(tags.map((tag) => `tag-${tag}`))
    .filter(Boolean)
    .join(' ');
  const title = describe(box, isActive);
  const shape = <rect className="box-shape" x={x} y={y} width={width} height={height} rx={isLeaf ? 8 : 14} />;
  const runs = invokes.length > 0 && (
    <path className="box-runs" d={`M${x + width - 17} ${y + (isLeaf ? 10 : 12)}l7 4-7 4z`} />
  );
  if (!isLeaf) {
    return (
      <g className={className} data-box={id}>
        <title>{title}</title>
        {shape}
        <text className="box-name" x={x + 14} y={y + 22}>
          {name}
        </text>
        {runs}
      </g>
    );
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: there is no button in SVG.
    <g className={className} data-box={id} role="button" aria-label={title} tabIndex={isReachable ? 0 : -1}>
      <title>{title}</title>
      {shape}
      <text className="box-name" x={x + 11} y={y + 18.5}>
        {name}
      </text>
      {runs}
    </g>
  );
});

/** In words, for a tooltip and for who cannot see it. */
function describe({ id, view, tags, invokes }: Box, isActive: boolean): string {
  const path = id.split('.').slice(1).join(' › ') || 'the whole chart';
  return [
    isActive ? `${path}, active` : path,
    view && `view ${view}`,
    tags.length > 0 && tags.join(', '),
    invokes.length > 0 && `runs ${invokes.join(', ')}`,
  ]
    .filter(Boolean)
    .join(' · ');
}
