import type { TestState } from '@latchkey/auth/testing';

/** A state in which the chart can rest. */
export interface Card {
  /** Of the node, the way from the root joined by dots; in the address, so that a card can be linked to. */
  readonly id: string;
  /** What its view is given, at the moment that `cards.json` names. */
  readonly state: TestState;
  /** What happened since the page was opened, on a shortest way. */
  readonly path: readonly string[];
  /** What the chart would take now. */
  readonly possible: readonly { readonly type: string; readonly choice: string | null }[];
}

/** The way to a state without the root that all have: `signIn.lapsed`. */
export const nameOf = ({ id }: Card): string => id.slice(id.indexOf('.') + 1);
