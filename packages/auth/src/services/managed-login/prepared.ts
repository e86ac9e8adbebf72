/** An address to go to. */
export interface Prepared {
  readonly url: string;
  /** What the way back will have; empty for a sign-out. */
  readonly state: string;
}

/** What a state begins with whose way back ends in a window or a frame: the page that waits is told. */
export const RELAYED = /^[pf]/;
