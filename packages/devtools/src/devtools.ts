import type { Auth } from '@latchkey/auth';
import type { DockSide } from './dock-settings.ts';

export interface DevtoolsOptions {
  /** Whether a button that opens the panel is shown in a corner of the page. Default: true. */
  readonly button?: boolean;
  /** Whether the panel is open at the first visit; later it is as it was left. Default: false. */
  readonly open?: boolean;
  /** Where the panel is at the first visit. On a narrow screen it is a sheet at the bottom. Default: right. */
  readonly side?: DockSide;
}

/** The panel of one session. */
export interface Devtools {
  readonly open: () => void;
  readonly close: () => void;
  readonly isOpen: () => boolean;
  /** Called when the panel opens or closes. Gives what ends it. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Takes the panel and its button away, and stops to listen to the session. */
  readonly unmount: () => void;
}

/** @throws AuthError `foreign-auth` */
export type MountDevtools = (auth: Auth, options?: DevtoolsOptions) => Devtools;

const nothing = () => {};

/** Where there are no developer tools: in production, and on a server. */
export const absent: MountDevtools = () => ({
  open: nothing,
  close: nothing,
  isOpen: () => false,
  subscribe: () => nothing,
  unmount: nothing,
});
