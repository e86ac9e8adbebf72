import { createAuth } from '../../../dist/index.js';

let auth;

/** Returns the signed-in user: the username, or null. */
export async function open(config) {
  auth = createAuth(config);
  const state = await auth.ready();
  return state.view === 'home' ? state.user.username : null;
}

export function signIn(username, password) {
  return new Promise((resolve, reject) => {
    auth.subscribe(({ view, fault }) => {
      if (view === 'home') resolve();
      else if (fault) reject(new Error(fault.code));
    });
    auth.actions.signIn({ username, password });
  });
}

export const refresh = () => auth.getTokens({ forceRefresh: true });

export const signOut = () =>
  new Promise((resolve) => {
    auth.subscribe(({ view }) => view === 'signedOut' && resolve());
    auth.actions.signOut();
  });
