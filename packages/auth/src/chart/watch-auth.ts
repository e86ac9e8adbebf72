/**
 * Listens to a session that runs already, for developer tools.
 *
 * @module
 */
import type { InspectionEvent } from 'xstate';
import type { Auth } from '../api.ts';
import { internalsOf } from '../internals.ts';

/** A request that went out. Times are in epoch milliseconds. Its body is not here, nor its answer's. */
export interface SentRequest {
  readonly type: 'request';
  readonly url: string;
  /** The header that names the operation: `AWSCognitoIdentityProviderService.InitiateAuth`. Null where there is none. */
  readonly target: string | null;
  readonly startedAt: number;
  /** Its HTTP status, null when there was no answer; never rejects. */
  readonly ended: Promise<{ readonly status: number | null; readonly at: number }>;
}

/**
 * Gets each inspection event of the actor, first one that says where the chart is now, and each request.
 *
 * @param at - when, in epoch milliseconds, by the clock that the session runs by
 */
export type AuthWatcher = (happening: InspectionEvent | SentRequest, at: number) => void;

/**
 * Listens to a session from now on. Requests of a worker, and of a `client` that the app made, are not seen; of a double of
 * `@latchkey/auth/testing`, nothing is. Gives what ends it.
 *
 * @throws AuthError `foreign-auth`
 */
export function watchAuth(auth: Auth, watcher: AuthWatcher): () => void {
  const { actor, environment } = internalsOf(auth);
  if (actor === null) return () => {};
  const now = () => environment.clock.now();
  const tell = (happening: InspectionEvent | SentRequest) => watcher(happening, now());
  tell({
    type: '@xstate.snapshot',
    rootId: actor.sessionId,
    actorRef: actor,
    event: { type: 'xstate.init' },
    snapshot: actor.getSnapshot(),
  });
  const subscription = actor.system.inspect(tell);

  const send = environment.fetch;
  const watched: typeof fetch = (input, init) => {
    const startedAt = now();
    const { url, headers } = input instanceof Request ? input : new Request(input, init);
    const answer = send(input, init);
    const ended = answer
      .then(
        (response) => response.status,
        () => null,
      )
      .then((status) => ({ status, at: now() }));
    tell({ type: 'request', url, target: headers.get('x-amz-target'), startedAt, ended });
    return answer;
  };
  environment.fetch = watched;
  return () => {
    subscription.unsubscribe();
    // Whoever came later has put theirs around ours, and keeps it.
    if (environment.fetch === watched) environment.fetch = send;
  };
}
