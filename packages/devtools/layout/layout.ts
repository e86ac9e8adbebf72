/**
 * Draws the chart once, at build time: ELK lays out the content of the boxes, and the largest boxes are placed by `arrange`.
 *
 * @module
 */
import { type ChartDescription, type ChartNode, type OutlineEdge, outlineChart } from '@latchkey/auth/chart';
import type { Box, ChartLayout, Line, Polyline } from '../src/layout.ts';
import { arrange, type Size } from './arrange.ts';
import { type Inside, layOutInside } from './inside.ts';
import { leafHeight, leafWidth, padding, titleHeight, titleWidth } from './measure.ts';
import { route, type Way } from './route.ts';

interface Pair extends Way {
  readonly there: OutlineEdge['transitions'];
  readonly back: OutlineEdge['transitions'];
}

/** @throws RangeError if there is no room for a line */
export async function layOutChart(description: ChartDescription): Promise<ChartLayout> {
  const { root, nodes, edges } = outlineChart(description);
  const pairs = pairUp(edges);
  const insides = new Map<string, Inside>();

  // From the leaves to the root: a box is as large as its content.
  for (const node of nodes.toReversed()) {
    const children = nodes.filter(({ parent }) => parent === node.id);
    const sizes = new Map(children.map(({ id }) => [id, insides.get(id) ?? nothing]));
    const ways = pairs.filter(({ from }) => sizes.has(from));
    insides.set(node.id, await drawInside(node, sizes, ways));
  }

  const boxes: Box[] = [];
  const lines: Line[] = [];
  const starts: Polyline[] = [];
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const draw = (node: ChartNode, x: number, y: number) => {
    const inside = insides.get(node.id) ?? nothing;
    boxes.push(boxOf(node, { x, y, width: inside.width, height: inside.height }));
    const moved = (line: Polyline): Polyline =>
      line.map((point) => [round(point[0] + x), round(point[1] + y)]);
    if (inside.start) starts.push(moved(inside.start));
    const drawn = pairs.filter(({ from }) => inside.boxes.has(from));
    lines.push(...drawn.map((pair, index) => lineOf(pair, moved(inside.lines[index] ?? []))));
    for (const [id, box] of inside.boxes) {
      const child = byId.get(id);
      if (child) draw(child, x + box.x, y + box.y);
    }
  };
  draw(root, 0, 0);
  const { width, height } = insides.get(root.id) ?? nothing;
  return { width: round(width), height: round(height), boxes, lines, starts };
}

const nothing: Inside = { width: 0, height: 0, boxes: new Map(), lines: [], start: null };

const round = (pixels: number) => Math.round(pixels * 10) / 10;

/** Merges the lines there and back between two boxes into one. */
function pairUp(edges: readonly OutlineEdge[]): Pair[] {
  const pairs = new Map<string, Pair>();
  for (const { source: from, target: to, transitions } of edges) {
    const other = pairs.get(`${to} ${from}`);
    if (other) pairs.set(`${to} ${from}`, { ...other, back: transitions });
    else pairs.set(`${from} ${to}`, { from, to, there: transitions, back: [] });
  }
  return [...pairs.values()];
}

async function drawInside(
  node: ChartNode,
  sizes: ReadonlyMap<string, Size>,
  ways: readonly Way[],
): Promise<Inside> {
  if (sizes.size === 0) return { ...nothing, width: leafWidth(node), height: leafHeight };
  return isLarge(sizes)
    ? placeInside(node, sizes, ways)
    : layOutInside(sizes, ways, node.initial, titleWidth(node));
}

/** Whether the boxes need `arrange`: ELK puts everything in one row, which is too long for boxes with much content. */
function isLarge(sizes: ReadonlyMap<string, Size>): boolean {
  const holding = [...sizes.values()].filter(({ height }) => height > leafHeight);
  return holding.length > 1 && holding.reduce((sum, { width }) => sum + width, 0) > longest;
}

/** Pixels. */
const longest = 1_400;

/** Space for lines along the borders. */
const edge = 3 * padding;

function placeInside(node: ChartNode, sizes: ReadonlyMap<string, Size>, ways: readonly Way[]): Inside {
  const { initial } = node;
  const placed = arrange(sizes);
  const boxes = new Map(
    [...placed.boxes].map(([id, { x, y, ...size }]) => [
      id,
      { x: x + edge, y: y + titleHeight + padding, ...size },
    ]),
  );
  const first = initial === null ? undefined : boxes.get(initial);
  const start: Polyline | null = first
    ? [
        [first.x - 24, first.y + leafHeight / 2],
        [first.x, first.y + leafHeight / 2],
      ]
    : null;
  const area = { width: placed.width + 2 * edge, height: placed.height + titleHeight + padding + edge };
  const kept = [{ x: 0, y: 0, width: titleWidth(node), height: titleHeight - padding }];
  if (first) kept.push({ x: first.x - 24, y: first.y, width: 24, height: leafHeight });
  return { ...area, boxes, lines: route(ways, boxes, area, kept), start };
}

const boxOf = (node: ChartNode, { x, y, width, height }: Size & { x: number; y: number }): Box => ({
  id: node.id,
  name: node.key,
  parent: node.parent,
  x: round(x),
  y: round(y),
  width: round(width),
  height: round(height),
  isLeaf: node.kind === 'atomic' || node.kind === 'final',
  tags: node.tags,
  view: node.view,
  invokes: node.invokes,
});

const lineOf = ({ from, to, there, back }: Pair, points: Polyline): Line => ({
  from,
  to,
  points,
  there: there.map(({ id, label }) => ({ id, label })),
  back: back.map(({ id, label }) => ({ id, label })),
});
