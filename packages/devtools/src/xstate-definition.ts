import type { ChartDescription, ChartEntry, ChartNode, ChartTransition } from '@latchkey/auth/chart';

/** A machine's configuration for XState's tools: JSON, with names instead of functions. */
interface Definition {
  readonly id: string;
  readonly initial?: string;
  readonly type?: 'parallel';
  readonly tags: readonly string[];
  readonly invoke: readonly object[];
  readonly on: TransitionsByName;
  readonly after: TransitionsByName;
  readonly always: readonly object[];
  readonly states: Readonly<Record<string, Definition>>;
}

type TransitionsByName = Readonly<Record<string, readonly object[]>>;

/** Converts the chart to an XState configuration. */
export function definitionOf({ nodes, transitions }: ChartDescription): Definition {
  const [root] = nodes;
  if (root === undefined) throw new RangeError('The chart has no nodes.');

  const define = (node: ChartNode): Definition => {
    const own = transitions.filter(({ source }) => source === node.id);
    const of = (kind: ChartTransition['kind']) => own.filter((transition) => transition.kind === kind);
    const initial = nodes.find(({ id }) => id === node.initial)?.key;
    const children = nodes.filter(({ parent }) => parent === node.id);
    return {
      id: node.id,
      ...(initial !== undefined && { initial }),
      ...(node.kind === 'parallel' && { type: node.kind }),
      tags: node.tags,
      invoke: node.invokes.map((src) => ({
        src,
        id: src,
        onDone: of('done')
          .filter(({ event }) => event === src)
          .map(configOf),
        onError: of('error')
          .filter(({ event }) => event === src)
          .map(configOf),
      })),
      on: byEvent(of('external')),
      after: byEvent(of('after')),
      always: of('always').map(configOf),
      states: Object.fromEntries(children.map((child) => [child.key, define(child)])),
    };
  };
  return define(root);
}

function byEvent(transitions: readonly ChartTransition[]): TransitionsByName {
  const events = [...new Set(transitions.map(({ event }) => event))];
  return Object.fromEntries(
    events.map((event) => [event, transitions.filter((other) => other.event === event).map(configOf)]),
  );
}

const configOf = ({ targets, guard, actions }: ChartTransition) => ({
  target: targets.map((target) => `#${target}`),
  ...(guard && { guard: { type: guard.name, params: guard.params } }),
  actions: actions.map((type) => ({ type })),
});

export type StateValue = string | { readonly [key: string]: StateValue };

/** Returns the state value for active nodes, in the order of `activeNodes`. */
export function stateValueOf(active: ChartEntry['active'], of: string | undefined = active[0]): StateValue {
  const isChild = (id: string) =>
    of !== undefined && id.startsWith(`${of}.`) && !id.slice(of.length + 1).includes('.');
  const children = active.filter(isChild).map((id) => ({
    key: id.slice((of?.length ?? 0) + 1),
    value: stateValueOf(active, id),
  }));
  const [only, ...others] = children;
  const isLeaf = only !== undefined && others.length === 0 && Object.keys(only.value).length === 0;
  return isLeaf ? only.key : Object.fromEntries(children.map(({ key, value }) => [key, value]));
}
