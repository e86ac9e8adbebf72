/**
 * Names of nodes and transitions that hold for every machine made from the chart: `provide` makes new objects of all of them.
 *
 * @module
 */
import type { AnyStateNode, AnyTransitionDefinition, StateValue } from 'xstate';
import type { ChartTransition } from './description.ts';

const root = 'auth';

/** XState's own ids follow `id` where a node has one: of no use to tell where it stands. */
export const nodeId = (node: AnyStateNode): string => [root, ...node.path].join('.');

/** The transitions of one node in the order in which they are tried, event by event. */
export const transitionsOf = (node: AnyStateNode): AnyTransitionDefinition[] => [
  ...[...node.transitions.values()].flat(),
  ...(node.always ?? []),
];

/** Of a transition that belongs to a node; the one by which a machine starts belongs to none and has no name. */
export function transitionId(transition: AnyTransitionDefinition): string | null {
  const index = transitionsOf(transition.source).indexOf(transition);
  return index < 0 ? null : `${nodeId(transition.source)}#${index}`;
}

/** The ids of the nodes that are active in a state value: the root first, each before what is in it. */
export const activeNodes = (value: StateValue): string[] => [root, ...within(root, value)];

const within = (parent: string, value: StateValue): string[] =>
  Object.entries(typeof value === 'string' ? { [value]: {} } : value).flatMap(([key, inner]) => {
    const id = `${parent}.${key}`;
    return inner === undefined ? [id] : [id, ...within(id, inner)];
  });

/** The nodes that are active in a state value, in the same order. */
export const nodesIn = (top: AnyStateNode, value: StateValue): AnyStateNode[] =>
  activeNodes(value).flatMap((id) => {
    let node: AnyStateNode | undefined = top;
    for (const key of id.split('.').slice(1)) node = node?.states[key];
    return node ?? [];
  });

/** All nodes, in the order of the chart. */
export const walk = (node: AnyStateNode): AnyStateNode[] => [
  node,
  ...Object.values(node.states).flatMap(walk),
];

export type Cause = Pick<ChartTransition, 'kind' | 'event'>;

/** What makes the transitions of one event type of a node happen. */
export function causeOf({ after, invoke }: AnyStateNode, type: string): Cause {
  if (type === '') return { kind: 'always', event: '' };
  const delayed = after.find(({ eventType }) => eventType === type);
  if (delayed) return { kind: 'after', event: String(delayed.delay) };
  for (const { id, src } of invoke) {
    if (type === `xstate.done.actor.${id}`) return { kind: 'done', event: nameOf(src) };
    if (type === `xstate.error.actor.${id}`) return { kind: 'error', event: nameOf(src) };
  }
  return { kind: 'external', event: type };
}

/** Every guard, action and actor of the chart is named: by a string, or by the `type` of an object with params. */
export function nameOf(reference: unknown): string {
  if (typeof reference === 'object' && reference !== null && 'type' in reference) {
    return String(reference.type);
  }
  return String(reference);
}
