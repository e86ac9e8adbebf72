/**
 * The chart as plain data, for whoever draws it, writes it down or follows it.
 *
 * @module
 */
import type { AuthTag } from '../machine/tags.ts';
import type { View } from '../views.ts';

export interface ChartNode {
  /** The way from the root, joined by dots: `auth.signIn.identifying`. */
  readonly id: string;
  readonly parent: string | null;
  readonly key: string;
  readonly kind: 'atomic' | 'compound' | 'parallel' | 'final';
  /** Of this node alone; those of the nodes around it hold here too. */
  readonly tags: readonly AuthTag[];
  /** The view that this node gives to itself and to what is in it. */
  readonly view: View | null;
  /** The child that is entered with a compound node. */
  readonly initial: string | null;
  /** Names of the services and watchers that run while the node is active. */
  readonly invokes: readonly string[];
}

/** `external`: somebody sends it. `done`, `error`: how a service ended. `after`: time. `always`: nothing else. */
export type ChartEventKind = 'external' | 'done' | 'error' | 'after' | 'always';

export interface ChartGuard {
  readonly name: string;
  /** What the chart says to the guard; what comes from an event is not here. */
  readonly params: Readonly<Record<string, string>>;
}

export interface ChartTransition {
  /** The same for the same transition of each machine that is made from this chart. */
  readonly id: string;
  readonly source: string;
  /** Empty: the state stays as it is, and only the actions run. */
  readonly targets: readonly string[];
  readonly kind: ChartEventKind;
  /** The type of the event, the name of the service, the name of the delay; empty for `always`. */
  readonly event: string;
  readonly guard: ChartGuard | null;
  readonly actions: readonly string[];
  /** In a few words, for an edge of a drawing. */
  readonly label: string;
}

/** JSON-able. Nodes come in the order of the chart, each after its parent; the first one is the root. */
export interface ChartDescription {
  readonly nodes: readonly ChartNode[];
  readonly transitions: readonly ChartTransition[];
}
