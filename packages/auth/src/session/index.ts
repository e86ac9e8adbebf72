/**
 * Sessions from tokens, and tokens from sessions: for a backend that signs the user in, and for tests.
 *
 * @module
 */
import type { Auth } from '../api.ts';
import { isText, shaped } from '../checks.ts';
import { endTakenOver } from '../end-taken-over.ts';
import { AuthError } from '../errors.ts';
import { internalsOf } from '../internals.ts';
import { takeOptions } from '../require-argument.ts';
import { members } from '../state/take.ts';
import type { AuthState } from '../views.ts';
import { alreadySignedIn, sessionCalls } from './calls.ts';

/** The three tokens of AuthenticationResult. */
export interface SessionTokens {
  readonly accessToken: string;
  readonly idToken: string;
  readonly refreshToken: string;
}

const isTokens = shaped({ accessToken: isText, idToken: isText, refreshToken: isText });

/**
 * Starts a session with tokens that a backend or a test got from Cognito, and resolves with its state; in `takeOver` of
 * `createAuth` that is `splash`, until the takeover is done. They are checked
 * against one another and against the pool and app client of `auth`, like those of a sign-in; their signatures are not
 * verified. The refresh token must come from a sign-in without a device. Other tabs follow.
 *
 * @throws AuthError `session-invalid`, `already-signed-in`, `invalid-input` or `disposed`
 */
export async function startSession(auth: Auth, tokens: SessionTokens): Promise<AuthState> {
  const internals = internalsOf(auth);
  const { backend, send, isTakingOver } = internals;
  // During `takeOver`, `ready()` waits for this session, which is then read as a stored one.
  const { view } = isTakingOver() ? auth.getState() : await auth.ready();
  if (view === 'home' || view === 'signingOut') throw alreadySignedIn();
  const { accessToken, idToken, refreshToken } = members(tokens);
  const given = { accessToken, idToken, refreshToken };
  if (!isTokens(given)) throw new AuthError('invalid-input', 'Pass three tokens, each a string.');
  const follow = () => {
    if (isTakingOver()) return auth.getState();
    send({ type: 'storage.changed' });
    return auth.ready();
  };
  try {
    await backend.call('session.start', sessionCalls['session.start'], given);
  } catch (error) {
    // This tab had missed that another one signed in.
    if (error instanceof AuthError && error.code === 'already-signed-in') await follow();
    throw error;
  }
  await endTakenOver(auth, internals);
  return follow();
}

/**
 * Returns the tokens of the current session, including the refresh token, for a test that passes them to
 * {@link startSession}. Null when nobody is signed in. Rejects with `isolation: 'worker'`, where the page has no refresh
 * token.
 *
 * @param options.fromEncrypted - also export from encrypted storage. Default: false, because the exported tokens can be
 *   copied
 * @throws AuthError `session-not-exported`, `invalid-input` or `disposed`
 */
export async function exportSession(
  auth: Auth,
  options: { readonly fromEncrypted?: boolean } = {},
): Promise<SessionTokens | null> {
  const { vault, config } = internalsOf(auth);
  const { fromEncrypted } = takeOptions(options, ['fromEncrypted']);
  await auth.ready();
  const { storage } = await auth.getCapabilities();
  if (config.isolation || (storage === 'encrypted' && fromEncrypted !== true)) {
    throw new AuthError(
      'session-not-exported',
      "The refresh token was not exported: sign in with storage: 'memory', or pass fromEncrypted: true. A worker never exports it.",
    );
  }
  const { session } = vault.session.held();
  if (!session) return null;
  const { accessToken, idToken, refreshToken } = session;
  return { accessToken, idToken, refreshToken };
}
