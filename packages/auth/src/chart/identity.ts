/**
 * Ids of nodes and transitions that are stable across machines created from the chart: `provide` creates new objects for all
 * of them.
 *
 * @module
 */
import type { AnyStateNode, AnyTransitionDefinition, StateValue } from 'xstate';
import { isObject } from '../checks.ts';
import { requireArgument } from '../require-argument.ts';
import type { ChartTransition } from './description.ts';

const root = 'auth';

/** XState's own ids use a node's `id` if it has one, and then do not show its place in the chart. */
export const nodeId = (node: AnyStateNode): string => [root, ...node.path].join('.');

/** The transitions of one node in the order they are tried, event by event. */
export const transitionsOf = (node: AnyStateNode): AnyTransitionDefinition[] => [
  ...[...node.transitions.values()].flat(),
  ...(node.always ?? []),
];

const isTransition = (value: unknown) =>
  isObject(value) &&
  isObject(value.source) &&
  value.source.transitions instanceof Map &&
  Array.isArray(value.source.path);

/**
 * The id of a node's transition; null for the one that starts a machine, which belongs to no node.
 *
 * @throws AuthError `invalid-input`
 */
export function transitionId(transition: AnyTransitionDefinition): string | null {
  requireArgument(transition, isTransition, 'transition must be one of an XState machine.');
  const index = transitionsOf(transition.source).indexOf(transition);
  return index < 0 ? null : `${nodeId(transition.source)}#${index}`;
}

const isStateValue = (value: unknown): boolean =>
  typeof value === 'string' ||
  (isObject(value) && Object.values(value).every((inner) => inner === undefined || isStateValue(inner)));

/**
 * The ids of the active nodes in a state value: the root first, each node before its children.
 *
 * @throws AuthError `invalid-input`
 */
export function activeNodes(value: StateValue): string[] {
  requireArgument(value, isStateValue, 'value must be the state value of a snapshot.');
  return [root, ...within(root, value)];
}

const within = (parent: string, value: StateValue): string[] =>
  Object.entries(typeof value === 'string' ? { [value]: {} } : value).flatMap(([key, inner]) => {
    const id = `${parent}.${key}`;
    return inner === undefined ? [id] : [id, ...within(id, inner)];
  });

/** The active nodes in a state value, in the same order. */
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

/** The cause of a node's transitions for one event type. */
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

/** The name of a guard, action or actor: a string, or the `type` of an object with params. */
export function nameOf(reference: unknown): string {
  if (typeof reference === 'object' && reference !== null && 'type' in reference) {
    return String(reference.type);
  }
  return String(reference);
}
