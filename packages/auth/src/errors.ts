/**
 * Stable codes of {@link AuthError}.
 * - `invalid-config`: `createAuth` or `createAuthFetch` was given something that cannot work; the message names the option.
 * - `invalid-input`: an action or a function was given something that it does not take. Nothing was done.
 * - `not-signed-in`: the call needs a signed-in person. Look at `auth.getState().view` first.
 * - `tokens-unavailable`: a session is there, but its tokens have expired and could not be renewed yet (offline, an outage).
 *   It has not ended: try again when `getState()` shows `session.status` as `fresh`.
 * - `disposed`: `dispose()` was called before.
 * - `timeout`: the state that `waitFor` waited for has not come in time; the message says at which state the session is.
 * - `foreign-auth`: the object was not made by this copy of the library: it is a copy of an `Auth`, or the app has two copies
 *   of `@latchkey/auth`. The message says which.
 * - `code-refused`: Cognito did not accept the code of the authenticator app, and gave no other error.
 * - `passkey-unsupported`: this browser, or this page (passkeys need https), has no passkeys.
 * - `passkey-dismissed`: the person, or a time-out, ended the browser's dialog.
 * - `passkey-exists`: this device has a passkey of the account already, perhaps synced from another one: it can be used.
 * - `resume-none`: no sign-in waits for the person, so there is none to export.
 * - `resume-invalid`: the string is damaged, of another pool or client, or a ticket of another browser.
 * - `resume-used`: it was resumed before. `resume-lapsed`: it came too late. In both cases start the sign-in again.
 * - `resume-unconfirmed`: the string is one that anybody can have made, and the person has not confirmed its username.
 * - `resume-not-stored`: this browser stores nothing, so a sign-in cannot wait in it for its ticket.
 * - `already-signed-in`: somebody is signed in; sign out first.
 * - `session-invalid`: what `startSession` was given are no tokens of this pool and client, or of two users.
 * - `session-not-exported`: the refresh token is not handed out here; the message says what to do.
 * - `scope-missing`: the access token lacks a scope that the call needs; the message names it. Nothing was sent.
 * - `import-not-stored`: this browser keeps nothing at rest, so what another library left stays where it is.
 */
export type AuthErrorCode =
  | 'invalid-config'
  | 'invalid-input'
  | 'not-signed-in'
  | 'tokens-unavailable'
  | 'disposed'
  | 'timeout'
  | 'foreign-auth'
  | 'code-refused'
  | 'passkey-unsupported'
  | 'passkey-dismissed'
  | 'passkey-exists'
  | 'resume-none'
  | 'resume-invalid'
  | 'resume-used'
  | 'resume-lapsed'
  | 'resume-unconfirmed'
  | 'resume-not-stored'
  | 'already-signed-in'
  | 'session-invalid'
  | 'session-not-exported'
  | 'scope-missing'
  | 'import-not-stored';

/** Thrown by the {@link Auth} object itself. Refusals by Cognito during a sign-in are states, not errors. */
export class AuthError extends Error {
  override readonly name = 'AuthError';
  readonly code: AuthErrorCode;

  constructor(code: AuthErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
