/** @jsxImportSource preact */
import type { VNode } from 'preact';
import type { Box } from '../layout.ts';
import { memo } from './memo.ts';

interface BoxesProps {
  readonly boxes: readonly Box[];
  readonly active: ReadonlySet<string>;
  /** The leaf that the keyboard reaches first. */
  readonly reachable: string | null;
}

export function Boxes({ boxes, active, reachable }: BoxesProps): VNode {
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

/** Position of the name and the service mark, from the top of the box. */
const lettering = { leaf: { x: 11, name: 18.5, mark: 10 }, other: { x: 14, name: 22, mark: 12 } };

/** Renders again only when its own box lights up or goes out: there are two hundred. */
const BoxShape = memo(function BoxShape({ box, isActive, isReachable }: BoxShapeProps): VNode {
  const { id, name, x, y, width, height, isLeaf, tags, invokes } = box;
  const at = isLeaf ? lettering.leaf : lettering.other;
  const title = describe(box, isActive);
  const kind = isLeaf ? 'leaf' : `level-${id.split('.').length - 1}`;
  return (
    <g
      className={['box', kind, isActive ? 'active' : '', ...tags.map((tag) => `tag-${tag}`)].join(' ')}
      data-box={id}
      {...(isLeaf && { role: 'button', 'aria-label': title, tabindex: isReachable ? 0 : -1 })}
    >
      <title>{title}</title>
      <rect className="box-shape" x={x} y={y} width={width} height={height} rx={isLeaf ? 8 : 14} />
      <text className="box-name" x={x + at.x} y={y + at.name}>
        {name}
      </text>
      {invokes.length > 0 && <path className="box-runs" d={`M${x + width - 17} ${y + at.mark}l7 4-7 4z`} />}
    </g>
  );
});

/** A description of the box for its tooltip and for screen readers. */
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
