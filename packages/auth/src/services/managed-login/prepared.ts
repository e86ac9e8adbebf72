/** A URL to open. */
export interface Prepared {
  readonly url: string;
  /** The `state` of the return; empty for a sign-out. */
  readonly state: string;
}

/** A state that begins with `s` (show a pop-up) or `f` (frame): the page that waits is notified of the return. */
export const RELAYED = /^[sf]/;
