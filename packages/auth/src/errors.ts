/**
 * Stable codes of {@link AuthError}.
 * - `invalid-config`: `createAuth` or `createAuthFetch` got an option that cannot work; the message names it.
 * - `invalid-input`: an action or a function got an argument that it does not accept. Nothing was done.
 * - `not-signed-in`: the call needs a signed-in person. Look at `auth.getState().view` first.
 * - `tokens-unavailable`: there is a session, but its tokens have expired and could not be renewed yet (offline, an outage).
 *   It has not ended: try again when `getState()` shows `session.status` as `fresh`.
 * - `disposed`: `dispose()` has been called.
 * - `timeout`: the state that `waitFor` waited for did not come in time; the message names the current view.
 * - `foreign-auth`: the object was not created by this copy of the library: it is a clone of an `Auth`, or the app has two
 *   copies of `@latchkey/auth`. The message says which.
 * - `code-refused`: Cognito did not accept the code of the authenticator app, and returned no other error.
 * - `passkey-unsupported`: this browser, or this page (passkeys need https), does not support passkeys.
 * - `passkey-dismissed`: the person closed the browser's dialog, or it timed out.
 * - `passkey-exists`: this device already has a passkey of the account, perhaps synced from another device: it can be used.
 * - `passkey-invalid`: the pool's options for a passkey, or what the browser returned for it, are not those of WebAuthn.
 * - `resume-none`: no sign-in is waiting for the person, so there is none to export.
 * - `resume-invalid`: the string is damaged, belongs to another pool or client, or is a ticket of another browser.
 * - `resume-used`: it has already been resumed. `resume-lapsed`: it came too late. In both cases start the sign-in again.
 * - `resume-unconfirmed`: anybody can have made the string, and the person has not confirmed its username.
 * - `resume-not-stored`: this browser stores nothing, so a sign-in cannot wait in it for its ticket.
 * - `already-signed-in`: somebody is signed in; sign out first.
 * - `session-invalid`: the argument of `startSession` holds tokens of another pool or client, tokens of two users, or no
 *   tokens.
 * - `session-not-exported`: the refresh token cannot be exported here; the message says what to do.
 * - `step-up-unavailable`: a session that began at managed login cannot step up here.
 * - `scope-missing`: the access token lacks a scope that the call needs; the message names it. Nothing was sent.
 * - `import-not-stored`: this browser stores nothing, so the data of the other library stays where it is.
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
  | 'passkey-invalid'
  | 'resume-none'
  | 'resume-invalid'
  | 'resume-used'
  | 'resume-lapsed'
  | 'resume-unconfirmed'
  | 'resume-not-stored'
  | 'already-signed-in'
  | 'session-invalid'
  | 'session-not-exported'
  | 'step-up-unavailable'
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
