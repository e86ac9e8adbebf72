/**
 * Reads the chart from the machine itself.
 *
 * @module
 */
import type { AnyStateNode } from 'xstate';
import type { AuthMeta, AuthTag } from '../machine/tags.ts';
import type { ChartDescription, ChartGuard, ChartNode, ChartTransition } from './description.ts';
import { type Cause, causeOf, nameOf, nodeId, transitionsOf, walk } from './identity.ts';
import { stillChart } from './still-chart.ts';

/** The machine that runs in `createAuth`, as data. */
export function describeChart(): ChartDescription {
  const nodes = walk(stillChart(0).root);
  return { nodes: nodes.map(describeNode), transitions: nodes.flatMap(describeTransitions) };
}

function describeNode(node: AnyStateNode): ChartNode {
  const { key, type, parent, tags, states, invoke } = node;
  // XState keeps these without the types that `setup` has checked.
  const { view = null } = (node.meta ?? {}) as AuthMeta;
  const { initial } = node.config as { initial?: string };
  const first = initial === undefined ? undefined : states[initial];
  return {
    id: nodeId(node),
    parent: parent ? nodeId(parent) : null,
    key,
    kind: kindOf(type),
    tags: tags as AuthTag[],
    view,
    initial: first ? nodeId(first) : null,
    invokes: invoke.map(({ src }) => nameOf(src)),
  };
}

function kindOf(type: AnyStateNode['type']): ChartNode['kind'] {
  // A history node would be drawn like any leaf; the chart has none.
  return type === 'history' ? 'atomic' : type;
}

function describeTransitions(source: AnyStateNode): ChartTransition[] {
  return transitionsOf(source).map((transition, index) => {
    const described = {
      ...causeOf(source, String(transition.eventType)),
      guard: describeGuard(transition.guard),
    };
    return {
      id: `${nodeId(source)}#${index}`,
      source: nodeId(source),
      targets: (transition.target ?? []).map(nodeId),
      ...described,
      actions: transition.actions.map(nameOf),
      label: labelOf(described),
    };
  });
}

type Params = Readonly<Record<string, unknown>>;

function describeGuard(guard: unknown): ChartGuard | null {
  if (guard === undefined) return null;
  // An object of params, or a mapper of context and event to one.
  const { params } = guard as { params?: Params | ((probe: object) => Params) };
  return { name: nameOf(guard), params: strings(typeof params === 'function' ? params(probe) : params) };
}

/** An empty event: params that still have a value come from the chart itself. */
const probe = { context: {}, event: {} };

const strings = (params: Params = {}): Record<string, string> =>
  Object.fromEntries(
    Object.entries(params).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );

function labelOf({ kind, event, guard }: Cause & Pick<ChartTransition, 'guard'>): string {
  const said = guard ? Object.values(guard.params).join(' ') : '';
  const condition = guard && (guard.name === 'replied' ? said : [guard.name, said].filter(Boolean).join(' '));
  switch (kind) {
    case 'external':
      return condition ? `${event} [${condition}]` : event;
    case 'done':
      return condition ? `${event}: ${condition}` : `${event}: else`;
    case 'error':
      return `${event} fails`;
    case 'after':
      return condition ? `after ${event} [${condition}]` : `after ${event}`;
    case 'always':
      return condition ?? 'else';
  }
}
