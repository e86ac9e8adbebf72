/**
 * Continuing a sign-in elsewhere: after a redirect that returns to another tab, or through a link.
 *
 * @module
 */
import type { Auth } from '../api.ts';
import { isText, oneOf } from '../checks.ts';
import { AuthError } from '../errors.ts';
import { internalsOf } from '../internals.ts';
import { takeOptions } from '../require-argument.ts';
import { invalidString, type Reach } from '../vault/handoff.ts';
import type { AuthState } from '../views.ts';
import { noneToExport, resumeCalls } from './calls.ts';

export type { Reach } from '../vault/handoff.ts';

const isReach = oneOf(['thisBrowser', 'anywhere']);

/**
 * Returns the pending sign-in as a string for a URL (base64url and dots). It can be resumed once, until its challenge lapses,
 * by an Auth of the same pool and client. The password and SRP values are never part of it.
 *
 * @param options.reach - `thisBrowser` (the default): the string is a ticket of 128 random bits, and the sign-in is stored,
 *   encrypted, in this browser; the ticket is worthless elsewhere. `anywhere`: the string is the sign-in, encrypted, with its
 *   key beside it: anyone who has it can continue the sign-in, but not answer for the person. Put it into the fragment of a
 *   URL, which is not sent to servers. Each browser resumes it once; across browsers, Cognito accepts only one answer to a
 *   challenge.
 * @throws AuthError `resume-none` when no sign-in is waiting for the person; `resume-not-stored` where the browser cannot
 *   store it
 */
export async function exportSignIn(auth: Auth, options: { readonly reach?: Reach } = {}): Promise<string> {
  const { backend, pendingSignIn } = internalsOf(auth);
  const { reach = 'thisBrowser' } = takeOptions(options, ['reach']);
  if (!isReach(reach)) throw new AuthError('invalid-input', 'reach must be "thisBrowser" or "anywhere".');
  if (!pendingSignIn()?.challenge || auth.getState().busy) throw noneToExport();
  return backend.call('pendingSignIn.export', resumeCalls['pendingSignIn.export'], reach);
}

export interface ResumeOptions {
  /**
   * Asks the person whether they want to continue signing in with this username. Called for a string with the reach
   * `anywhere`, before any of it is shown or sent: anybody can make such a string, and a person who finishes somebody else's
   * sign-in is signed in as them.
   */
  readonly confirm?: ((username: string) => boolean | Promise<boolean>) | undefined;
}

/**
 * Resumes an exported sign-in and resolves with its state. A sign-in that is already running on this page is given up.
 *
 * @throws AuthError `resume-invalid`, `resume-used`, `resume-lapsed`; `resume-unconfirmed` for a string with the reach
 *   `anywhere` unless `confirm` returned true; `already-signed-in`
 */
export async function resumeSignIn(
  auth: Auth,
  exported: string,
  options: ResumeOptions = {},
): Promise<AuthState> {
  const { backend, send } = internalsOf(auth);
  const { confirm } = takeOptions(options, ['confirm']);
  await signedOut(auth);
  if (!isText(exported)) throw invalidString();
  const username = await backend.call('pendingSignIn.look', resumeCalls['pendingSignIn.look'], exported);
  if (username !== null) {
    if (typeof confirm !== 'function' || (await confirm(username)) !== true) throw unconfirmed();
    // The session may have changed while the person was asked.
    await signedOut(auth);
  }
  await backend.call('pendingSignIn.import', resumeCalls['pendingSignIn.import'], exported);
  send({ type: 'storage.changed' });
  return auth.ready();
}

/** @throws AuthError `already-signed-in` */
async function signedOut(auth: Auth): Promise<void> {
  const { view } = await auth.ready();
  if (view === 'home' || view === 'signingOut') {
    throw new AuthError('already-signed-in', 'Somebody is signed in here: sign out first.');
  }
}

const unconfirmed = () =>
  new AuthError(
    'resume-unconfirmed',
    'Anybody can make a string with the reach "anywhere": pass "confirm", which asks the person whether the username is theirs.',
  );
