/**
 * Places large boxes: in columns, in the order of the chart, so that their container is neither too long nor too flat.
 *
 * @module
 */
import type { Rectangle } from '../src/layout.ts';

export type Size = Pick<Rectangle, 'width' | 'height'>;

/** Space between boxes for lines. */
const gap = 44;
/** Preferred ratio of width to height. */
const wanted = 1.45;

export interface Arranged extends Size {
  readonly boxes: ReadonlyMap<string, Rectangle>;
}

/** Places boxes of known sizes, starting at the origin. */
export function arrange(sizes: ReadonlyMap<string, Size>): Arranged {
  const entries = [...sizes];
  const tried = entries.map((_, index) => inColumns(columnsOf(entries, index + 1)));
  const misses = (size: Size) => Math.abs(Math.log(size.width / size.height / wanted));
  const [best = { width: 0, height: 0, boxes: new Map() }] = tried.toSorted((a, b) => misses(a) - misses(b));
  return best;
}

type Entry = readonly [id: string, size: Size];

/** Columns filled as evenly as the order allows: a column ends where it comes nearest to its share of the height. */
function columnsOf(entries: readonly Entry[], count: number): Entry[][] {
  const heightOf = (some: readonly Entry[]) => some.reduce((sum, [, { height }]) => sum + height + gap, 0);
  const share = heightOf(entries) / count;
  const columns: Entry[][] = [[]];
  for (const entry of entries) {
    const column = columns.at(-1) ?? [];
    const height = heightOf(column);
    const isFull = height > 0 && height + (entry[1].height + gap) / 2 > share;
    if (isFull && columns.length < count) columns.push([entry]);
    else column.push(entry);
  }
  return columns;
}

function inColumns(columns: readonly (readonly Entry[])[]): Arranged {
  const boxes = new Map<string, Rectangle>();
  let x = 0;
  let height = 0;
  for (const column of columns) {
    let y = 0;
    for (const [id, size] of column) {
      boxes.set(id, { x, y, ...size });
      y += size.height + gap;
    }
    height = Math.max(height, y - gap);
    x += Math.max(...column.map(([, { width }]) => width)) + gap;
  }
  return { width: x - gap, height, boxes };
}
