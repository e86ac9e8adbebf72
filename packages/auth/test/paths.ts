/**
 * Paths through the chart, generated from the chart: one for each transition and each state that it can lead to.
 *
 * @module
 */
import type { ActorLogic, AnyStateNode, AnyTransitionDefinition, StateValue } from 'xstate';
import { getAdjacencyMap } from 'xstate/graph';
import { transitionsOf } from '../src/chart/identity.ts';
import type { AuthInput } from '../src/machine/context.ts';
import type { AuthEvent } from '../src/machine/events.ts';
import type { AuthMachine } from '../src/machine/machine.ts';
import {
  type AuthSnapshot,
  type Configuration,
  createModel,
  type Happening,
  happenings,
  isExplored,
  stateKey,
} from './model.ts';

export interface Path {
  readonly input: AuthInput;
  readonly events: readonly Happening[];
  /** Where the model says that the path ends. */
  readonly end: StateValue;
}

/** Far more than the chart has: a fixture that makes states without end fails here. */
const limit = 200_000;

/** All that the model finds from these configurations. */
export function exploreChart(configurations: readonly Configuration[]): Exploration {
  const paths = new Map<string, Path>();
  const snapshots = configurations.flatMap((configuration) => explore(createModel(), configuration, paths));
  return { paths: [...paths.values()], snapshots };
}

export interface Exploration {
  readonly paths: readonly Path[];
  /** One of each state that the model tells apart. */
  readonly snapshots: readonly AuthSnapshot[];
}

interface Edge {
  readonly event: Happening;
  readonly state: AuthSnapshot;
}

function explore(
  machine: AuthMachine,
  configuration: Configuration,
  paths: Map<string, Path>,
): AuthSnapshot[] {
  const { input } = configuration;
  // The graph's types know neither emitted events nor those of services and timers; at run time they are the same.
  const logic = machine as unknown as ActorLogic<AuthSnapshot, Happening, AuthInput>;
  const options = {
    input,
    events: happenings,
    serializeState: stateKey,
    stopWhen: isExplored(configuration),
    limit,
  };
  const graph = getAdjacencyMap(logic, options);

  // Keys come in the order of discovery, so that the first way to a state is a shortest one.
  const ways = new Map<string, readonly Happening[]>();
  for (const [key, { state, transitions }] of Object.entries(graph)) {
    const way = ways.get(key) ?? [];
    for (const { event, state: end } of Object.values<Edge>(transitions)) {
      const events = [...way, event];
      const next = stateKey(end);
      if (!ways.has(next)) ways.set(next, events);
      const taken = machine.getTransitionData(state, event as AuthEvent).map(transitionName);
      const path = JSON.stringify([taken, end.value]);
      if (taken.length > 0 && !paths.has(path)) paths.set(path, { input, events, end: end.value });
    }
  }
  return Object.values(graph).map(({ state }) => state);
}

export const nodesOf = (node: AnyStateNode): AnyStateNode[] => [
  node,
  ...Object.values(node.states).flatMap(nodesOf),
];

const names = new WeakMap<AnyTransitionDefinition, string>();

/** The same for the same transition of every machine that is made from the chart. */
export function transitionName(transition: AnyTransitionDefinition): string {
  const known = names.get(transition);
  if (known !== undefined) return known;
  const { source, eventType, target } = transition;
  const index = transitionsOf(source).indexOf(transition);
  const name = `${source.id} #${index} on ${eventType || 'always'} -> ${(target ?? []).map(({ id }) => id).join()}`;
  names.set(transition, name);
  return name;
}
