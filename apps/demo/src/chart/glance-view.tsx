import type { ReactElement } from 'react';
import type { ChartLayout } from './layout.ts';
import './styles/glance.css';

interface GlanceViewProps {
  readonly layout: ChartLayout;
  /** The states that are active. */
  readonly active: readonly string[];
}

/** Decoration only: the trail beside it says the same. */
export function GlanceView({ layout: { width, height, boxes }, active }: GlanceViewProps): ReactElement {
  const lit = new Set(active);
  return (
    <svg className="glance" viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
      {boxes
        .filter(({ id, isLeaf }) => isLeaf || [2, 3].includes(id.split('.').length))
        .map(({ id, x, y, width: wide, height: high, isLeaf }) => (
          <rect
            key={id}
            className={isLeaf ? 'glance-leaf' : 'glance-box'}
            data-active={lit.has(id)}
            {...{ x, y, width: wide, height: high }}
            rx={isLeaf ? 10 : 24}
          />
        ))}
      {boxes
        .filter(({ id, isLeaf }) => isLeaf && lit.has(id))
        .map(({ id, x, y, width: wide, height: high }) => (
          <circle key={id} className="glance-light" cx={x + wide / 2} cy={y + high / 2} r="60" />
        ))}
    </svg>
  );
}
