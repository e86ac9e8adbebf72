/**
 * The cells between fixed boxes, and where lines from and to the boxes begin.
 *
 * @module
 */
import type { Point, Rectangle } from '../src/layout.ts';
import type { Size } from './arrange.ts';

/** Pixels. */
const cell = 8;
const clearance = 10;

/** Right, down, left, up: the opposite of a direction is two further. */
export type Direction = 0 | 1 | 2 | 3;
export const everyDirection: readonly Direction[] = [0, 1, 2, 3];
export const opposite = (direction: Direction) => ((direction + 2) % 4) as Direction;

/** The cell beside a box where a line leaves it, and the point on the border where the line begins. */
export interface Port {
  readonly at: number;
  /** Away from the box. */
  readonly direction: Direction;
  readonly border: Point;
  /** Cells between the port and the middle of the side. */
  readonly offCentre: number;
}

/** Cells are numbered row by row. */
export class Grid {
  readonly #columns: number;
  readonly #rows: number;
  readonly #blocked: Uint8Array;

  constructor({ width, height }: Size, obstacles: Iterable<Rectangle>) {
    this.#columns = Math.floor(width / cell);
    this.#rows = Math.floor(height / cell);
    this.#blocked = new Uint8Array(this.#columns * this.#rows);
    for (const box of obstacles) {
      const [left, right] = reach(box.x, box.width);
      const [top, bottom] = reach(box.y, box.height);
      for (let row = top; row <= bottom; row += 1) {
        for (let column = left; column <= right; column += 1) this.#blocked[this.#number(column, row)] = 1;
      }
    }
  }

  get size(): number {
    return this.#blocked.length;
  }

  centre(at: number): Point {
    return [centre(at % this.#columns), centre(Math.floor(at / this.#columns))];
  }

  /** The free neighbour of a cell; null if there is none. */
  next(at: number, direction: Direction): number | null {
    const column = at % this.#columns;
    if ((direction === 0 && column === this.#columns - 1) || (direction === 2 && column === 0)) return null;
    const down = direction === 1 ? this.#columns : -this.#columns;
    const to = at + (direction === 0 ? 1 : direction === 2 ? -1 : down);
    return this.#blocked[to] === 0 ? to : null;
  }

  ports({ x, y, width, height }: Rectangle): Port[] {
    const [left, right] = reach(x, width);
    const [top, bottom] = reach(y, height);
    const beside = along(y, height).flatMap(({ at: row, offCentre }): Port[] => [
      { at: this.#number(right + 1, row), direction: 0, border: [x + width, centre(row)], offCentre },
      { at: this.#number(left - 1, row), direction: 2, border: [x, centre(row)], offCentre },
    ]);
    const above = along(x, width).flatMap(({ at: column, offCentre }): Port[] => [
      { at: this.#number(column, bottom + 1), direction: 1, border: [centre(column), y + height], offCentre },
      { at: this.#number(column, top - 1), direction: 3, border: [centre(column), y], offCentre },
    ]);
    return [...beside, ...above].filter(({ at }) => this.#blocked[at] === 0);
  }

  /** Outside of the grid: a number that no cell has. */
  #number(column: number, row: number): number {
    const isInside = column >= 0 && row >= 0 && column < this.#columns && row < this.#rows;
    return isInside ? row * this.#columns + column : -1;
  }
}

const centre = (at: number) => (at + 0.5) * cell;

/** The first and last column, or row, whose cells are too close to a box. */
const reach = (start: number, size: number): [number, number] => [
  Math.ceil((start - clearance) / cell - 0.5),
  Math.floor((start + size + clearance) / cell - 0.5),
];

/** The cells of one side of a box, without its corners. */
function along(start: number, size: number): { at: number; offCentre: number }[] {
  const corner = Math.min(12, size / 3);
  const from = Math.ceil((start + corner) / cell - 0.5);
  const to = Math.floor((start + size - corner) / cell - 0.5);
  return Array.from({ length: Math.max(to - from + 1, 0) }, (_, index) => {
    const at = from + index;
    return { at, offCentre: Math.abs(centre(at) - start - size / 2) / cell };
  });
}
