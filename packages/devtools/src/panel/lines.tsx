/** @jsxImportSource preact */
import type { VNode } from 'preact';
import type { ChartLayout, Line, Point, Polyline } from '../layout.ts';
import type { Fired } from './activity.ts';
import { memo } from './memo.ts';
import { roundedPath } from './rounded-path.ts';

/** The lines that never change: drawn once. */
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

interface LitLinesProps {
  readonly lines: readonly Line[];
  readonly lit: readonly Fired[];
  /** `taken`: by the last steps. `pointed`: by the event under the pointer. */
  readonly kind: 'taken' | 'pointed';
  /** Returns the label of a line, from its transitions in that direction. */
  readonly labelOf: (ways: Line['there']) => string;
  /** Tells repeated steps along the same line apart. */
  readonly step: number;
}

/** The lines of the last step, or of the event under the pointer, drawn above the others with their labels. */
export function LitLines({ lines, lit, kind, labelOf, step }: LitLinesProps): VNode {
  // One moment can take a line twice.
  const distinct = new Map(lit.map((fired) => [`${step} ${fired.line} ${fired.isBack}`, fired]));
  return (
    <g>
      {[...distinct].flatMap(([key, { line, isBack }]) => {
        const drawn = lines[line];
        if (drawn === undefined) return [];
        const points = isBack ? drawn.points.toReversed() : drawn.points;
        const d = roundedPath(points);
        const [x, y] = middleOf(points);
        return (
          <g key={key}>
            <path className={kind} d={d} marker-end="url(#chart-arrow-taken)" />
            {kind === 'taken' && <path className="comet" d={d} pathLength="100" />}
            <text className="line-label" x={x} y={y - 5}>
              {labelOf(isBack ? drawn.back : drawn.there)}
            </text>
          </g>
        );
      })}
    </g>
  );
}

/** The middle of the longest segment. */
function middleOf(points: Polyline): Point {
  let best: { far: number; middle: Point } = { far: -1, middle: points[0] ?? [0, 0] };
  points.slice(1).forEach(([x, y], index) => {
    const [fromX, fromY] = points[index] ?? [x, y];
    const far = Math.hypot(x - fromX, y - fromY);
    if (far > best.far) best = { far, middle: [(x + fromX) / 2, (y + fromY) / 2] };
  });
  return best.middle;
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
    there.length > 0 && ways(`${start} → ${end}`, distinctLabels(there)),
    back.length > 0 && ways(`${end} → ${start}`, distinctLabels(back)),
  ]
    .filter(Boolean)
    .join('\n');
}

const distinctLabels = (ways: Line['there']) => [...new Set(ways.map(({ label }) => label))];
const nameOf = (id: string) => id.slice(id.lastIndexOf('.') + 1);
