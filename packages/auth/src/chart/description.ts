/**
 * The chart as plain data, to draw it, print it or follow it.
 *
 * @module
 */
import type { AuthTag } from '../machine/tags.ts';
import type { View } from '../views.ts';

export interface ChartNode {
  /** The path from the root, joined by dots: `auth.signIn.identifying`. */
  readonly id: string;
  readonly parent: string | null;
  readonly key: string;
  readonly kind: 'atomic' | 'compound' | 'parallel' | 'final';
  /** Tags of this node only; those of its ancestors apply too. */
  readonly tags: readonly AuthTag[];
  /** The view of this node and its descendants, if it sets one. */
  readonly view: View | null;
  /** The initial child of a compound node. */
  readonly initial: string | null;
  /** Names of the services and watchers that run while the node is active. */
  readonly invokes: readonly string[];
}

/** `external`: sent from outside. `done`, `error`: a service ended. `after`: a delay passed. `always`: taken at once. */
export type ChartEventKind = 'external' | 'done' | 'error' | 'after' | 'always';

export interface ChartGuard {
  readonly name: string;
  /** Params that the chart passes to the guard; those taken from an event are left out. */
  readonly params: Readonly<Record<string, string>>;
}

export interface ChartTransition {
  /** The same id for the same transition in every machine created from this chart. */
  readonly id: string;
  readonly source: string;
  /** Empty if the state does not change and only the actions run. */
  readonly targets: readonly string[];
  readonly kind: ChartEventKind;
  /** The type of the event, the name of the service, the name of the delay; empty for `always`. */
  readonly event: string;
  readonly guard: ChartGuard | null;
  readonly actions: readonly string[];
  /** A short text for an edge in a drawing. */
  readonly label: string;
}

/** JSON-able. Nodes are in the order of the chart, each after its parent; the first is the root. */
export interface ChartDescription {
  readonly nodes: readonly ChartNode[];
  readonly transitions: readonly ChartTransition[];
}
