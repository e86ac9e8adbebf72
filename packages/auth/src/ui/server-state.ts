import type { AuthState } from '../views.ts';

const serverState: AuthState = Object.freeze({
  view: 'splash',
  busy: true,
  fault: null,
  notice: null,
  page: null,
  signOut: () => undefined, // Nothing to end: the browser's own state replaces this one on hydration.
});

/**
 * Returns the state that a server renders and hydration starts from: only the browser knows whether somebody is signed in.
 * One frozen object, because React compares server snapshots by identity.
 */
export const getServerState = (): AuthState => serverState;
