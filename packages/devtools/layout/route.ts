/**
 * Lines between fixed boxes: around the boxes, with few corners, and together where they share an end. Each is a shortest
 * path (Dijkstra) over the cells of a grid and the direction of travel.
 *
 * @module
 */
import type { Polyline, Rectangle } from '../src/layout.ts';
import type { Size } from './arrange.ts';
import { type Direction, everyDirection, Grid, opposite, type Port } from './grid.ts';
import { Queue } from './queue.ts';

/** `joined`: a cell where lines from or to the same box already run; `beside`: where others run; `across`: crossing one. */
const cost = { cell: 1, bend: 9, joined: 0.4, beside: 6, across: 2, offCentre: 0.06 };

export interface Way {
  readonly from: string;
  readonly to: string;
}

/** A cell, and the direction in which it was entered. */
interface Step {
  readonly at: number;
  readonly direction: Direction;
  readonly cost: number;
  readonly before: Step | Port;
}

const keyOf = (at: number, direction: Direction) => at * 4 + direction;

/**
 * Returns a line for each way, in the order of the ways; short ones choose first.
 *
 * @param others boxes to keep clear of in addition
 * @throws RangeError if there is no room for a line
 */
export function route(
  ways: readonly Way[],
  boxes: ReadonlyMap<string, Rectangle>,
  area: Size,
  others: readonly Rectangle[],
): Polyline[] {
  const grid = new Grid(area, [...boxes.values(), ...others]);
  /** The ways that already run through a cell: by cell and axis. */
  const used = new Map<number, Way[]>();
  const lines = new Map<Way, Polyline>();
  const box = (id: string) => {
    const found = boxes.get(id);
    if (found === undefined) throw new RangeError(`There is no box "${id}" to draw a line to.`);
    return found;
  };
  const length = ({ from, to }: Way) => distance(box(from), box(to));
  for (const way of ways.toSorted((a, b) => length(a) - length(b))) {
    const found = search(way, grid, grid.ports(box(way.from)), grid.ports(box(way.to)), used);
    if (found === null)
      throw new RangeError(`There is no room for a line from "${way.from}" to "${way.to}".`);
    const { steps, start, end } = found;
    for (const { at, direction } of steps) {
      const key = at * 2 + (direction % 2);
      used.set(key, [...(used.get(key) ?? []), way]);
    }
    const corners = steps.filter(
      ({ direction }, index) => direction !== (steps[index + 1]?.direction ?? direction),
    );
    lines.set(way, [start.border, ...corners.map(({ at }) => grid.centre(at)), end.border]);
  }
  return ways.map((way) => lines.get(way) ?? []);
}

const distance = (a: Rectangle, b: Rectangle) =>
  Math.abs(a.x + a.width / 2 - b.x - b.width / 2) + Math.abs(a.y + a.height / 2 - b.y - b.height / 2);

interface Found {
  readonly steps: readonly Step[];
  readonly start: Port;
  readonly end: Port;
}

function search(
  way: Way,
  grid: Grid,
  starts: readonly Port[],
  ends: readonly Port[],
  used: ReadonlyMap<number, readonly Way[]>,
): Found | null {
  const queue = new Queue<Step>();
  const lowest = new Float64Array(grid.size * 4).fill(Number.POSITIVE_INFINITY);
  const reach = (at: number, direction: Direction, before: Step | Port, total: number) => {
    const key = keyOf(at, direction);
    if (total >= (lowest[key] ?? 0)) return;
    lowest[key] = total;
    queue.add({ at, direction, before, cost: total }, total);
  };
  for (const port of starts) reach(port.at, port.direction, port, port.offCentre * cost.offCentre);
  const goals = new Map(ends.map((port) => [keyOf(port.at, opposite(port.direction)), port]));

  for (let step = queue.take(); step !== undefined; step = queue.take()) {
    const end = goals.get(keyOf(step.at, step.direction));
    if (end !== undefined) return { ...unwind(step), end };
    for (const direction of everyDirection) {
      const at = direction === opposite(step.direction) ? null : grid.next(step.at, direction);
      if (at === null) continue;
      const bend = direction === step.direction ? 0 : cost.bend;
      reach(at, direction, step, step.cost + bend + costOf(at, direction, way, used));
    }
  }
  return null;
}

const none: readonly Way[] = [];

function costOf(
  at: number,
  direction: Direction,
  way: Way,
  used: ReadonlyMap<number, readonly Way[]>,
): number {
  const joins = (other: Way) => other.from === way.from || other.to === way.to;
  const along = used.get(at * 2 + (direction % 2)) ?? none;
  const across = used.get(at * 2 + ((direction + 1) % 2)) ?? none;
  const crossed = across.filter((other) => !joins(other)).length * cost.across;
  if (along.length === 0) return cost.cell + crossed;
  return (along.every(joins) ? cost.joined : cost.beside) + crossed;
}

function unwind(last: Step): { steps: Step[]; start: Port } {
  const steps: Step[] = [];
  let at: Step | Port = last;
  while ('before' in at) {
    steps.push(at);
    at = at.before;
  }
  return { steps: steps.toReversed(), start: at };
}
