import type { TestState } from '@latchkey/auth/testing';

/** A state in which the chart can rest. */
export interface Card {
  /** The id of the node, the path from the root joined by dots; part of the URL, so that a card can be linked to. */
  readonly id: string;
  /** The data of its view, at the moment given in `cards.json`. */
  readonly state: TestState;
  /** The events since the page was opened, on a shortest path. */
  readonly path: readonly string[];
  /** The events that the chart would accept now. */
  readonly possible: readonly { readonly type: string; readonly choice: string | null }[];
}

/** The path to a state, without the common root: `signIn.lapsed`. */
export const nameOf = ({ id }: Card): string => id.slice(id.indexOf('.') + 1);
