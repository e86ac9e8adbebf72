import type { Auth } from '@latchkey/auth';
import type { DockSide } from './dock-settings.ts';

export interface DevtoolsOptions {
  /** Whether to show a button in a corner of the page that opens the panel. Default: true. */
  readonly button?: boolean | undefined;
  /** Whether the panel is open on the first visit; later it is as it was left. Default: false. */
  readonly open?: boolean | undefined;
  /** Where the panel is on the first visit. On a narrow screen it is a sheet at the bottom. Default: right. */
  readonly side?: DockSide | undefined;
}

/** The panel of one session. */
export interface Devtools {
  readonly open: () => void;
  readonly close: () => void;
  readonly isOpen: () => boolean;
  /** Calls the listener when the panel opens or closes. Returns a function that stops it. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Removes the panel and its button, and stops listening to the session. */
  readonly unmount: () => void;
}

/** @throws AuthError `foreign-auth`, `invalid-input` */
export type MountDevtools = (auth: Auth, options?: DevtoolsOptions) => Devtools;

const nothing = () => {};

/** The devtools of production builds and servers: none. */
export const absent: MountDevtools = () => ({
  open: nothing,
  close: nothing,
  isOpen: () => false,
  subscribe: () => nothing,
  unmount: nothing,
});
