/**
 * Listens to a running session, for developer tools.
 *
 * @module
 */
import type { InspectionEvent } from 'xstate';
import type { Auth } from '../api.ts';
import { internalsOf } from '../internals.ts';
import { requireArgument } from '../require-argument.ts';
import { isFunction } from '../state/take.ts';
import { watchStepUps } from '../step-up-watchers.ts';

/** A request that was sent, without bodies. Times are in epoch milliseconds. */
export interface SentRequest {
  readonly type: 'request';
  readonly url: string;
  /** The header that names the operation: `AWSCognitoIdentityProviderService.InitiateAuth`. Null if it has none. */
  readonly target: string | null;
  readonly startedAt: number;
  /** The HTTP status, null if there was no response; never rejects. */
  readonly ended: Promise<{ readonly status: number | null; readonly at: number }>;
}

/**
 * Called with each inspection event of the actor, starting with one for the current state, of its step-ups, and with each request.
 *
 * @param at - epoch milliseconds, by the clock of the session
 */
export type AuthWatcher = (seen: InspectionEvent | SentRequest, at: number) => void;

/**
 * Listens to a session from now on. It does not see requests of a worker or of a `client` that the app created, and sees
 * nothing of a test double from `@latchkey/auth/testing`. Returns a function that stops it.
 *
 * @throws AuthError `foreign-auth`, `invalid-input`
 */
export function watchAuth(auth: Auth, watcher: AuthWatcher): () => void {
  const internals = internalsOf(auth);
  requireArgument(watcher, isFunction, 'watcher must be a function.');
  const { actor, environment } = internals;
  if (actor === null) return () => {};
  const now = () => environment.clock.now();
  const tell = (seen: InspectionEvent | SentRequest) => watcher(seen, now());
  tell({
    type: '@xstate.snapshot',
    rootId: actor.sessionId,
    actorRef: actor,
    event: { type: 'xstate.init' },
    snapshot: actor.getSnapshot(),
  });
  const subscription = actor.system.inspect(tell);
  const leave = watchStepUps(internals, tell);

  const send = environment.fetch;
  const watched: typeof fetch = (input, init) => {
    const startedAt = now();
    const { url, headers } = input instanceof Request ? input : new Request(input, init);
    const response = send(input, init);
    const ended = response
      .then(
        (response) => response.status,
        () => null,
      )
      .then((status) => ({ status, at: now() }));
    tell({ type: 'request', url, target: headers.get('x-amz-target'), startedAt, ended });
    return response;
  };
  environment.fetch = watched;
  return () => {
    subscription.unsubscribe();
    leave();
    // Another watcher has wrapped ours since then, and stays.
    if (environment.fetch === watched) environment.fetch = send;
  };
}
