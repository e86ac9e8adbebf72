/**
 * Going on with a sign-in elsewhere: after a redirect that comes back in another tab, or through a link.
 *
 * @module
 */
import type { Auth } from '../api.ts';
import { AuthError } from '../errors.ts';
import { internalsOf } from '../internals.ts';
import { openHandoff, type Reach } from '../vault/handoff.ts';
import type { PendingSignIn } from '../vault/pending-sign-in.ts';
import type { AuthState } from '../views.ts';

export type { Reach } from '../vault/handoff.ts';

/**
 * The pending sign-in as a string for a URL (base64url and dots). It can be resumed once, until its challenge lapses, by an
 * Auth of the same pool and client. The password and SRP values are never part of it.
 *
 * @param options.reach - `thisBrowser` (the default): the string is a ticket of 128 random bits and the sign-in waits,
 *   encrypted, in this browser's storage; elsewhere the ticket is worth nothing. `anywhere`: the string is the sign-in,
 *   encrypted, with its key beside it: whoever holds it can go on with the sign-in, though not answer for the person. Put it
 *   into the fragment of a URL, which is not sent to servers. Each browser resumes it once; beyond one browser it is Cognito
 *   that accepts one answer to a challenge.
 * @throws AuthError `resume-none` when no sign-in waits for the person; `resume-not-stored` where the browser cannot store it
 */
export async function exportSignIn(auth: Auth, options: { readonly reach?: Reach } = {}): Promise<string> {
  const pending = internalsOf(auth).pendingSignIn();
  if (!pending?.challenge || auth.getState().busy) {
    throw new AuthError(
      'resume-none',
      'No sign-in waits for an answer: export while auth.getState() shows a challenge and is not busy.',
    );
  }
  return handoffOf(auth).export(pending, options.reach ?? 'thisBrowser');
}

/**
 * Resumes an exported sign-in: resolves with the state that shows it. A sign-in that is under way on this page is given up.
 *
 * @throws AuthError `resume-invalid`, `resume-used`, `resume-lapsed`; `already-signed-in`
 */
export async function resumeSignIn(auth: Auth, exported: string): Promise<AuthState> {
  const { send } = internalsOf(auth);
  const { view } = await auth.ready();
  if (view === 'home' || view === 'signingOut') {
    throw new AuthError('already-signed-in', 'Somebody is signed in here: sign out first.');
  }
  await handoffOf(auth).import(exported);
  send({ type: 'storage.changed' });
  return auth.ready();
}

/** The worker's, when the session is there. */
function handoffOf(auth: Auth) {
  const { backend, environment, config } = internalsOf(auth);
  if (typeof backend === 'function') {
    return {
      // The worker answers with the string.
      export: async (pending: PendingSignIn, reach: Reach) =>
        (await backend('pendingSignIn.export', { pending, reach })) as string,
      import: async (text: string) => {
        await backend('pendingSignIn.import', text);
      },
    };
  }
  const handoff = openHandoff(backend, environment, config.scope);
  return {
    export: (pending: PendingSignIn, reach: Reach) => handoff.export(pending, reach),
    import: async (text: string) => backend.pendingSignIn.offer(await handoff.import(text)),
  };
}
