/**
 * Draws a part of the chart as an SVG in the colours of the page: its states side by side, from the machine itself.
 *
 * @module
 */
import { describeChart, type OutlineEdge, outlineChart } from '@latchkey/auth/chart';
import ELK from 'elkjs/lib/elk.bundled.js';
import type { ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api.js';

const CHARACTER = 7.4;
const HEIGHT = 34;

const nameOf = (id: string) => id.slice(id.lastIndexOf('.') + 1);

// CommonJS: its default export is in its `default`.
const elk = new ELK.default();

/** @param root - A state's id, such as `auth.signIn` */
export async function drawChart(root: string): Promise<string> {
  const { nodes, edges } = outlineChart(describeChart(), { root, depth: 1 });
  const states = nodes.filter(({ id }) => id !== root);
  const lines = pairsOf(edges);
  const graph: ElkNode = {
    id: root,
    layoutOptions: {
      'elk.algorithm': 'layered',
      'elk.direction': 'RIGHT',
      'elk.spacing.nodeNode': '30',
      'elk.layered.spacing.nodeNodeBetweenLayers': '30',
      'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
      'elk.layered.cycleBreaking.strategy': 'MODEL_ORDER',
      'elk.spacing.edgeNode': '12',
      'elk.spacing.edgeEdge': '9',
      'elk.edgeRouting': 'ORTHOGONAL',
    },
    children: states.map(({ id }) => ({
      id,
      width: nameOf(id).length * CHARACTER + 28,
      height: HEIGHT,
    })),
    edges: lines.map(({ source, target }, index) => ({
      id: String(index),
      sources: [source],
      targets: [target],
    })),
  };
  const { width = 0, height = 0, children = [], edges: routes = [] } = await elk.layout(graph);
  const title = `The states of ${nameOf(root)} and the ways between them`;
  return [
    `<svg class="chart" viewBox="0 0 ${Math.ceil(width)} ${Math.ceil(height)}" width="${Math.ceil(width)}" role="img" aria-label="${title}">`,
    '<defs><marker id="chart-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path d="M0 0 8 4 0 8z"/></marker></defs>',
    routes.map((route) => way(route, lines[Number(route.id)])).join(''),
    children.map(box).join(''),
    '</svg>',
  ].join('');
}

interface Line {
  readonly source: string;
  readonly target: string;
  readonly there: readonly string[];
  readonly back: readonly string[];
}

/** Merges the transitions between two states into one line for both directions. */
function pairsOf(edges: readonly OutlineEdge[]): Line[] {
  const eventsOf = (source: string, target: string) =>
    edges
      .filter((edge) => edge.source === source && edge.target === target)
      .flatMap(({ transitions }) => transitions.map(({ label }) => label))
      .filter((label, index, all) => label !== '' && all.indexOf(label) === index);
  return edges
    .filter(
      ({ source, target }, index) =>
        source !== target &&
        !edges.slice(0, index).some((edge) => edge.source === target && edge.target === source),
    )
    .map(({ source, target }) => ({
      source,
      target,
      there: eventsOf(source, target),
      back: eventsOf(target, source),
    }));
}

const box = ({ id, x = 0, y = 0, width = 0, height = 0 }: ElkNode): string =>
  `<g><rect x="${x}" y="${y}" width="${width}" height="${height}" rx="8"/><text x="${x + width / 2}" y="${y + height / 2 + 4.5}">${nameOf(id)}</text></g>`;

/** A line that shows its events on hover. */
function way({ sections = [] }: ElkExtendedEdge, line: Line | undefined): string {
  if (line === undefined) return '';
  const points = sections.flatMap(({ startPoint, bendPoints = [], endPoint }) => [
    startPoint,
    ...bendPoints,
    endPoint,
  ]);
  const { source, target, there, back } = line;
  const said = [
    [source, target, there],
    [target, source, back],
  ] as const;
  const title = said
    .filter(([, , events]) => events.length > 0)
    .map(([from, to, events]) => `${nameOf(from)} to ${nameOf(to)}: ${events.join(', ')}`)
    .join('\n');
  const ends = back.length > 0 ? ' class="both"' : '';
  return `<polyline${ends} points="${points.map(({ x, y }) => `${x},${y}`).join(' ')}"><title>${escaped(title)}</title></polyline>`;
}

/** Without an empty line, which would end the HTML in Markdown. */
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '&#10;');
