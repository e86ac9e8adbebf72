import { describeChart } from '@latchkey/auth/chart';
import { beforeAll, expect, test } from 'vitest';
import type { Box, ChartLayout, Point, Rectangle } from '../src/layout.ts';
import { layOutChart } from './layout.ts';

const chart = describeChart();
let layout: ChartLayout;
let byId: ReadonlyMap<string, Box>;

// ELK and the ways between the boxes take a few seconds.
beforeAll(async () => {
  layout = await layOutChart(chart);
  byId = new Map(layout.boxes.map((box) => [box.id, box]));
}, 120_000);

const boxOf = (id: string): Box => {
  const box = byId.get(id);
  if (box === undefined) throw new Error(`no box ${id}`);
  return box;
};

const isWithin = (inner: Rectangle, outer: Rectangle) =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;

const overlaps = (a: Rectangle, b: Rectangle) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** The rectangle of one segment of a line, which is parallel to an axis. */
const stretches = (points: readonly Point[]): Rectangle[] =>
  points.slice(1).map(([x, y], index) => {
    const [fromX, fromY] = points[index] ?? [x, y];
    return {
      x: Math.min(x, fromX),
      y: Math.min(y, fromY),
      width: Math.abs(x - fromX),
      height: Math.abs(y - fromY),
    };
  });

const isOnBorder = ([x, y]: Point, box: Rectangle) => {
  const near = (a: number, b: number) => Math.abs(a - b) < 1;
  const isBeside = near(x, box.x) || near(x, box.x + box.width);
  const isAbove = near(y, box.y) || near(y, box.y + box.height);
  return isBeside || isAbove;
};

test('every node of the chart has a box, in the order of the chart from the root on', () => {
  expect(new Set(byId.keys())).toEqual(new Set(chart.nodes.map(({ id }) => id)));
  expect(layout.boxes[0]).toMatchObject({
    id: 'auth',
    x: 0,
    y: 0,
    width: layout.width,
    height: layout.height,
  });
});

test('a box is inside the box of its parent and beside its siblings', () => {
  const outside = layout.boxes.filter((box) => box.parent !== null && !isWithin(box, boxOf(box.parent)));
  expect(outside.map(({ id }) => id)).toEqual([]);
  const siblings = layout.boxes.flatMap((box) =>
    layout.boxes
      .filter((other) => other.parent === box.parent && other.id > box.id && overlaps(box, other))
      .map((other) => `${box.id} over ${other.id}`),
  );
  expect(siblings).toEqual([]);
});

test('a line begins and ends at its boxes, and runs over no box beside them', () => {
  const wrong = layout.lines.filter(({ from, to, points }) => {
    const [first, last] = [points[0], points.at(-1)];
    const isAttached = first && last && isOnBorder(first, boxOf(from)) && isOnBorder(last, boxOf(to));
    const others = layout.boxes.filter(
      ({ id, parent }) => parent === boxOf(from).parent && id !== from && id !== to,
    );
    return !isAttached || stretches(points).some((part) => others.some((box) => overlaps(part, box)));
  });
  expect(wrong.map(({ from, to }) => `${from} ${to}`)).toEqual([]);
});

test('every transition that leads from box to box is on one line', () => {
  const drawn = layout.lines.flatMap(({ there, back }) => [...there, ...back].map(({ id }) => id));
  expect(new Set(drawn).size).toBe(drawn.length);
  const ids = new Set(drawn);
  const missing = chart.transitions.filter(
    ({ id, source, targets: [target] }) =>
      target !== undefined && !ids.has(id) && !`${target}.`.startsWith(`${source}.`),
  );
  expect(missing.map(({ id }) => id)).toEqual([]);
});

test('each compound box shows where it begins', () => {
  const compound = chart.nodes.filter(({ initial }) => initial !== null);
  expect(layout.starts).toHaveLength(compound.length);
  const marked = compound.filter(({ initial }) =>
    layout.starts.some((points) => {
      const end = points.at(-1);
      return end !== undefined && isOnBorder(end, boxOf(initial ?? ''));
    }),
  );
  expect(marked).toEqual(compound);
});
