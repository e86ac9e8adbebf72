import type { AuthEvent } from '../machine/events.ts';
import type { ManagedLoginMode } from '../model.ts';
import { seal } from '../sealed.ts';
import { members } from '../state/take.ts';
import type { ManagedLoginActions } from '../views.ts';

/** The request is checked where the URL is built: a click handler passes an event, which is not a request. */
export function createManagedLoginActions(send: (event: AuthEvent) => void): ManagedLoginActions {
  const start =
    (mode: ManagedLoginMode) =>
    (request: object = {}) =>
      send({ type: 'managedLogin.start', mode, redirect: seal<unknown>(members(request)) });
  return {
    signInWithRedirect: start('redirect'),
    signInWithPopup: start('popup'),
    signInSilently: start('silent'),
  };
}
