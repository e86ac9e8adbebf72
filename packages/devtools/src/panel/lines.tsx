/** @jsxImportSource preact */
import type { VNode } from 'preact';
import type { ChartLayout, Line } from '../layout.ts';
import type { Fired } from './activity.ts';
import { memo } from './memo.ts';
import { roundedPath } from './rounded-path.ts';

/** What never changes: drawn once. */
export const Lines = memo(function Lines({ lines, starts }: Pick<ChartLayout, 'lines' | 'starts'>): VNode {
  return (
    <g className="lines">
      {lines.map((line) => (
        <g className="line" key={`${line.from} ${line.to}`}>
          <title>{describe(line)}</title>
          <path
            d={roundedPath(line.points)}
            marker-start={line.back.length > 0 ? 'url(#chart-arrow)' : undefined}
            marker-end={line.there.length > 0 ? 'url(#chart-arrow)' : undefined}
          />
        </g>
      ))}
      {starts.map((points) => {
        const [[x, y] = [0, 0]] = points;
        return (
          <g className="start" key={`${x} ${y}`}>
            <circle cx={x} cy={y} r="4" />
            <path d={roundedPath(points)} marker-end="url(#chart-arrow)" />
          </g>
        );
      })}
    </g>
  );
});

/** Above it, the lines that the last step took; `step` makes each taking a new one. */
export function FiredLines({
  lines,
  fired,
  step,
}: {
  readonly lines: readonly Line[];
  readonly fired: readonly Fired[];
  readonly step: number;
}): VNode {
  return (
    <g>
      {fired.flatMap(({ line, isBack }) => {
        const drawn = lines[line];
        if (drawn === undefined) return [];
        const points = isBack ? drawn.points.toReversed() : drawn.points;
        const d = roundedPath(points);
        return (
          <g key={`${step} ${line}`}>
            <path className="taken" d={d} marker-end="url(#chart-arrow-taken)" />
            <path className="comet" d={d} pathLength="100" />
          </g>
        );
      })}
    </g>
  );
}

const most = 8;

function describe({ from, to, there, back }: Line): string {
  const ways = (name: string, labels: string[]) => {
    const shown = labels.slice(0, most).join('\n  ');
    return labels.length > most
      ? `${name}\n  ${shown}\n  and ${labels.length - most} more`
      : `${name}\n  ${shown}`;
  };
  const [start, end] = [nameOf(from), nameOf(to)];
  return [
    there.length > 0 && ways(`${start} → ${end}`, distinct(there)),
    back.length > 0 && ways(`${end} → ${start}`, distinct(back)),
  ]
    .filter(Boolean)
    .join('\n');
}

const distinct = (ways: Line['there']) => [...new Set(ways.map(({ label }) => label))];
const nameOf = (id: string) => id.slice(id.lastIndexOf('.') + 1);
