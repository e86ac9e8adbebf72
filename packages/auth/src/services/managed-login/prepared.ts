/** A URL to open. */
export interface Prepared {
  readonly url: string;
  /** The `state` of the return; empty for a sign-out. */
  readonly state: string;
}

/** Prefix of a state whose redirect ends in a pop-up or iframe: the page that waits is notified. */
export const RELAYED = /^[pf]/;
