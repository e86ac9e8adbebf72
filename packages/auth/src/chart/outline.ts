/**
 * An outline of the chart for drawing: nested boxes, and lines between neighbours only. A transition that crosses borders is
 * drawn between the two neighbouring boxes that contain its ends, so that hundreds of transitions become a few dozen lines.
 *
 * @module
 */
import { isNumber, isObject, isText, listOf, nullable } from '../checks.ts';
import { AuthError } from '../errors.ts';
import { requireArgument, takeOptions } from '../require-argument.ts';
import type { ChartDescription, ChartNode, ChartTransition } from './description.ts';

export interface OutlineEdge {
  readonly source: string;
  readonly target: string;
  /** The transitions that this line represents. */
  readonly transitions: readonly ChartTransition[];
}

export interface Outline {
  readonly root: ChartNode;
  readonly nodes: readonly ChartNode[];
  readonly edges: readonly OutlineEdge[];
}

export interface OutlineOptions {
  /** Id of the node to draw. Default: the whole chart. */
  readonly root?: string;
  /** How many levels below the root to draw. Default: all. */
  readonly depth?: number;
}

const isNode = (value: unknown): value is ChartNode =>
  isObject(value) &&
  isText(value.id) &&
  isText(value.key) &&
  nullable(isText)(value.parent) &&
  nullable(isText)(value.initial);

const isTransition = (value: unknown): value is ChartTransition =>
  isObject(value) &&
  isText(value.source) &&
  isText(value.event) &&
  listOf(isText)(value.targets) &&
  (value.guard === null || (isObject(value.guard) && isObject(value.guard.params)));

const isDescription = (value: unknown) =>
  isObject(value) && listOf(isNode)(value.nodes) && listOf(isTransition)(value.transitions);

/** @throws AuthError `invalid-input`, also when there is no such root */
export function outlineChart(description: ChartDescription, options: OutlineOptions = {}): Outline {
  requireArgument(description, isDescription, 'description must be what describeChart returns.');
  requireArgument(options, isObject, 'options must be an object with "root" and "depth", or left out.');
  const { nodes, transitions } = description;
  const { root = 'auth', depth = Number.POSITIVE_INFINITY } = takeOptions(options, ['root', 'depth']);
  requireArgument(depth, isDepth, 'depth must be a number of levels.');
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const top = byId.get(root);
  if (top === undefined)
    throw new AuthError('invalid-input', 'root must be the id of a node of the chart, such as auth.signIn.');
  const isInside = ({ id }: ChartNode) => contains(root, id) && levels(id) - levels(root) <= depth;

  const edges = new Map<string, ChartTransition[]>();
  for (const transition of transitions) {
    for (const target of transition.targets) {
      const ends = neighbours(transition.source, target, (id) => byId.get(id)?.initial ?? null);
      if (ends === null || !ends.every((id) => isDrawn(byId.get(id)))) continue;
      const key = ends.join(' ');
      edges.set(key, [...(edges.get(key) ?? []), transition]);
    }
  }
  function isDrawn(node: ChartNode | undefined): boolean {
    return node !== undefined && node.id !== root && isInside(node);
  }
  return {
    root: top,
    nodes: nodes.filter(isInside),
    edges: [...edges].map(([key, merged]) => {
      const [source = '', target = ''] = key.split(' ');
      return { source, target, transitions: merged };
    }),
  };
}

const isDepth = (value: unknown) => value === Number.POSITIVE_INFINITY || isNumber(value);

const levels = (id: string) => id.split('.').length;

/** Whether `inner` is `outer` or inside it. */
const contains = (outer: string, inner: string) => inner === outer || inner.startsWith(`${outer}.`);

/**
 * Returns the two neighbouring boxes on the way from `source` to `target`; null if the transition stays in one box. A
 * transition to a box around its source enters that box again, so it leads to the initial child.
 */
function neighbours(
  source: string,
  target: string,
  initialOf: (id: string) => string | null,
): readonly [string, string] | null {
  const from = source.split('.');
  const to = (contains(target, source) ? (initialOf(target) ?? target) : target).split('.');
  const parting = from.findIndex((key, level) => key !== to[level]);
  if (parting < 0 || parting >= to.length) return null;
  const upTo = (path: string[]) => path.slice(0, parting + 1).join('.');
  return [upTo(from), upTo(to)];
}
