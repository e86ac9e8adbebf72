import type { AuthState } from '@latchkey/auth';

/**
 * What a server renders and what hydration starts from: who is signed in is known to the browser alone. One frozen
 * object, because React compares server snapshots by identity.
 */
const serverState: AuthState = Object.freeze({
  view: 'splash',
  busy: true,
  fault: null,
  signOut: () => undefined, // Nothing to end: the browser's own state replaces this one when it hydrates.
});

export const getServerState = (): AuthState => serverState;
