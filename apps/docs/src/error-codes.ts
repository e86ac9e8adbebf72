import type { AuthErrorCode } from '@latchkey/auth';
import type { Entry } from './error-tables.ts';

export const codes: Readonly<Record<AuthErrorCode, Entry>> = {
  'invalid-config': {
    cause: '`createAuth` or `createAuthFetch` got an option that cannot work.',
    cure: 'The message names the option and its allowed values.',
  },
  'invalid-input': {
    cause: 'An action or a function got an argument that it does not accept.',
    cure: 'See its documentation. Nothing was done.',
  },
  'not-signed-in': {
    cause: 'The call needs a signed-in user.',
    cure: 'Look at `auth.getState().view` first.',
  },
  'tokens-unavailable': {
    cause:
      'Somebody is signed in, but the tokens have expired and could not be renewed yet: offline, or an outage.',
    cure: 'The session has not ended. Try again when `session.status` is `fresh`.',
  },
  disposed: { cause: '`dispose()` has been called.', cure: 'Create a new `Auth`, outside of components.' },
  timeout: {
    cause: 'The state that `waitFor` waited for did not come in time.',
    cure: 'The message names the current view.',
  },
  'foreign-auth': {
    cause: 'The object is a copy of an `Auth`, or the app has two copies of `@latchkey/auth`.',
    cure: 'Pass the object itself. `npm ls @latchkey/auth` shows two copies.',
  },
  'code-refused': {
    cause: 'Cognito did not accept the code of the authenticator app.',
    cure: 'Let the person type the next one. The clock of the phone may be wrong.',
  },
  'passkey-unsupported': {
    cause: 'This browser, or this page (passkeys need https), does not support passkeys.',
    cure: 'Offer another factor.',
  },
  'passkey-dismissed': {
    cause: 'The person closed the browser’s dialog, or it timed out.',
    cure: 'Let the person try again.',
  },
  'passkey-exists': {
    cause: 'This device already has a passkey of the account, perhaps a synced one.',
    cure: 'Nothing to do: it can be used.',
  },
  'passkey-invalid': {
    cause: 'The pool sent no valid options for a passkey, or the browser returned no valid passkey.',
    cure: 'Offer to try again. If it stays, look at what answers for the pool, and at extensions that replace the dialog.',
  },
  'resume-none': { cause: 'No sign-in is open.', cure: 'Export while a view asks the person for something.' },
  'resume-invalid': {
    cause: 'The string is damaged, belongs to another pool or client, or is a ticket of another browser.',
    cure: 'Start the sign-in again.',
  },
  'resume-used': { cause: 'The string was used before.', cure: 'Start the sign-in again.' },
  'resume-lapsed': { cause: 'The string came too late.', cure: 'Start the sign-in again.' },
  'resume-unconfirmed': {
    cause: 'Anybody can have made the string, and the person has not confirmed its username.',
    cure: 'Pass `confirm` to `resumeSignIn`.',
  },
  'resume-not-stored': {
    cause: 'This browser stores nothing, so a sign-in cannot wait in it.',
    cure: 'Use `reach: "anywhere"`, or stay on the page.',
  },
  'already-signed-in': { cause: 'Somebody is signed in.', cure: 'Sign out first.' },
  'session-invalid': {
    cause: '`startSession` got tokens of another pool or client, or of two users.',
    cure: 'Pass the three tokens of one AuthenticationResult.',
  },
  'session-not-exported': {
    cause: 'The refresh token cannot be exported here.',
    cure: 'The message says what to do.',
  },
  'step-up-unavailable': {
    cause: 'The session began at managed login.',
    cure: 'Sign out, and sign in there again with `acrValues`.',
  },
  'scope-missing': {
    cause: 'The access token from managed login lacks a scope that the call needs.',
    cure: 'The message names it: add it to `scopes` of `createAuth`, and allow it in the app client.',
  },
  'import-not-stored': {
    cause: 'This browser stores nothing, so the session of the other library stays where it is.',
    cure: 'Nothing to do: it is tried again on the next page.',
  },
};
