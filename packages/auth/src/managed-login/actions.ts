import type { AuthEvent } from '../machine/events.ts';
import type { ManagedLoginMode } from '../model.ts';
import { seal } from '../sealed.ts';
import { members } from '../state/take.ts';
import type { ManagedLoginActions } from '../views.ts';

/** What a request holds is looked at where the address is made: a click handler is given an event, and that is no request. */
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
