/**
 * The faults of the page "Errors"; those of `AuthError` are in `error-codes.ts`. The compiler checks that each table is complete: a
 * kind, a reason or a code without a cause and a fix does not compile.
 *
 * @module
 */
import type { FaultKind, FaultReason } from '@latchkey/auth';

/** Each sentence is Markdown, shown as it is. */
export interface Entry {
  readonly cause: string;
  readonly cure: string;
}

export const kinds: Readonly<Record<FaultKind, Entry>> = {
  credentials: {
    cause: 'The username or the password is wrong, the account is disabled, or a token was refused.',
    cure: 'Say that the sign-in failed, without saying which of the two is wrong. `reason` distinguishes a disabled account from an expired invitation.',
  },
  code: {
    cause: 'The code is wrong, used, or too old.',
    cure: 'Keep the field and let the person try again, or offer `resend()` if the view has it.',
  },
  policy: {
    cause: 'The password does not meet the policy of the pool, or was used before.',
    cure: 'Show the rules next to the field.',
  },
  taken: {
    cause: 'The username, the email address or the phone number belongs to another account.',
    cure: 'Mark the `field`, and offer to sign in or to reset the password.',
  },
  lapsed: {
    cause: 'The step took longer than the app client allows (`AuthSessionValidity`, 3 to 15 minutes).',
    cure: 'The view changes to `lapsed` automatically: `restart()` starts again with the same username.',
  },
  unconfirmed: {
    cause: 'The account exists, but its email address or phone number was never confirmed.',
    cure: 'The view changes to `confirmSignUp` automatically.',
  },
  resetRequired: {
    cause: 'An administrator reset the password.',
    cure: 'The view changes to `forgotPassword` automatically: `requestReset` sends a code.',
  },
  throttled: {
    cause: 'Too many attempts: by this person, or by all clients of the pool together.',
    cure: 'Show a countdown to `retryAt`; the person’s input is kept.',
  },
  network: {
    cause:
      'No response: offline, a blocked request, CORS, a wrong endpoint, or a part of the code that did not load (`not-loaded`).',
    cure: 'Let the person try again. During development the console says what to check.',
  },
  server: {
    cause: 'Cognito had an internal error.',
    cure: 'Try again: Latchkey has already retried, with growing pauses.',
  },
  cancelled: {
    cause: 'The person closed the browser’s passkey dialog, or it timed out.',
    cure: 'Offer it again, and another factor beside it.',
  },
  refused: {
    cause: 'Cognito, or one of your Lambda triggers, did not accept the input.',
    cure: 'Mark the `field`. If there is a `message`, show it: it is the text of your trigger.',
  },
  blocked: {
    cause: 'AWS WAF or threat protection stopped the request.',
    cure: 'Pass `getWafToken` for CAPTCHAs. Otherwise say that the sign-in was blocked, and who can help.',
  },
  configuration: {
    cause: 'A mistake in the configuration of the pool, the app client or the app.',
    cure: 'During development the console says what to change. The person cannot do anything about it.',
  },
  deviceUnknown: {
    cause: 'The pool no longer knows this browser as a device.',
    cure: 'Nothing to do: the local device is forgotten, and the sign-in continues as on a new one.',
  },
  unexpected: {
    cause: 'A bug in the app or in Latchkey, or a missing browser feature.',
    cure: 'Log `code`, and please open an issue with a report from the devtools.',
  },
};

export const reasons: Readonly<Record<FaultReason, Entry>> = {
  incorrect: {
    cause: 'Wrong username or password. Cognito does not say which.',
    cure: 'Say that one of the two is wrong.',
  },
  disabled: { cause: 'An administrator disabled the account.', cure: 'Say who can help.' },
  'invitation-expired': {
    cause: 'The temporary password of an invitation has expired.',
    cure: 'An administrator has to send a new one: AdminCreateUser with `MessageAction: RESEND`.',
  },
  'locked-out': {
    cause: 'Too many wrong passwords; Cognito locks the account for a while, longer each time.',
    cure: 'Show a countdown to `retryAt`.',
  },
  risk: { cause: 'Threat protection judged the sign-in too risky.', cure: 'Say who can help.' },
  'refresh-token-expired': {
    cause: 'The session is older than the app client allows (`RefreshTokenValidity`).',
    cure: 'Sign in again. `onExpired: "ask"` keeps the page meanwhile.',
  },
  'refresh-token-revoked': {
    cause: 'The session was ended elsewhere, or a rotated refresh token was used twice.',
    cure: 'Sign in again.',
  },
  'access-token-expired': {
    cause: 'The access token expired between the check and the call.',
    cure: 'Try again.',
  },
  'access-token-revoked': {
    cause: 'Somebody signed out everywhere.',
    cure: 'The session ends at the next refresh.',
  },
  'reset-not-possible': {
    cause: 'The password of an invited or a federated user cannot be reset.',
    cure: 'Invited: send the invitation again. Federated: sign in at the provider.',
  },
  'no-verified-contact': {
    cause: 'The account has no verified email address or phone number.',
    cure: 'An administrator verifies one (AdminUpdateUserAttributes).',
  },
  'already-confirmed': { cause: 'The account is already confirmed.', cure: 'Sign in.' },
  'code-wrong': { cause: 'The code is not the one that was sent.', cure: 'Let the person try again.' },
  'code-expired': { cause: 'The code is too old, or a newer one was sent.', cure: 'Send a new one.' },
  'code-not-sent': {
    cause: 'Cognito could not pass the code to SES or SNS.',
    cure: 'Check the sender’s configuration: sandbox mode of SES and SNS, spending limit, origination identity.',
  },
  'password-policy': { cause: 'The password breaks a rule of the pool.', cure: 'Show the rules.' },
  'password-reused': { cause: 'The password was used before.', cure: 'Ask for another one.' },
  'username-taken': { cause: 'Another account has the username.', cure: 'Mark the field.' },
  'alias-taken': {
    cause: 'Another account has the email address or the phone number.',
    cure: 'Offer to sign in, or `confirmSignUp(code, { forceAliasCreation: true })`.',
  },
  required: { cause: 'The `field` is missing or empty.', cure: 'Mark the field.' },
  malformed: {
    cause: 'The `field` has the wrong format.',
    cure: 'Mark the field. Phone numbers begin with `+` and the country code.',
  },
  'not-changeable': {
    cause: 'The `field` already has a value that cannot be changed here.',
    cure: 'Send only attributes that were changed.',
  },
  trigger: {
    cause: 'A Lambda trigger refused the request.',
    cure: 'Show `message`: it is the error message that your trigger threw.',
  },
  'waf-captcha': {
    cause: 'AWS WAF asks for a CAPTCHA, and none was solved.',
    cure: 'Pass `getWafToken` to `createAuth`.',
  },
  'waf-challenge': {
    cause: 'AWS WAF asks for its silent check of the browser.',
    cure: 'Pass `getWafToken` to `createAuth`.',
  },
  'waf-blocked': {
    cause: 'A rule of AWS WAF blocked the request.',
    cure: 'Look at the rule’s sampled requests in the WAF console.',
  },
  'client-secret': {
    cause: 'The app client has a secret, which a browser cannot keep.',
    cure: 'Create a public app client: “Single-page application”, without a client secret.',
  },
  'flow-not-enabled': {
    cause: 'The app client does not allow this flow.',
    cure: 'Add the flow to `ExplicitAuthFlows` (`ALLOW_USER_SRP_AUTH`, `ALLOW_USER_AUTH` ...), or set `flow`.',
  },
  'sign-up-closed': {
    cause: 'Only administrators can create users in this pool.',
    cure: 'Hide your sign-up form, or turn off `AllowAdminCreateUserOnly`.',
  },
  'attribute-not-writable': {
    cause: 'The pool does not have an attribute of the form, or the app client may not write it.',
    cure: 'Add it to the schema of the pool and to `WriteAttributes` of the app client, or leave it out. Names of custom attributes begin with `custom:`.',
  },
  'client-not-found': {
    cause: 'There is no app client with this id in the pool’s region.',
    cure: 'Check `clientId`, and that `userPoolId` begins with the right region.',
  },
  'pool-not-found': {
    cause: 'There is no such pool in this region.',
    cure: 'Check `userPoolId`: its first part is the region.',
  },
  'wrong-pool': {
    cause:
      'The app client belongs to another pool than `userPoolId`. A sign-in by SRP cannot distinguish this from a wrong password: the fault is then `incorrect`.',
    cure: 'Set `userPoolId` to the pool of `clientId`. Both are on the page of the app client in the AWS console.',
  },
  'trigger-missing': {
    cause: 'CUSTOM_AUTH needs Lambda triggers that the pool does not have.',
    cure: 'Add DefineAuthChallenge, CreateAuthChallenge and VerifyAuthChallengeResponse to the pool, or set another `flow`.',
  },
  'auto-verification-off': {
    cause:
      'The pool verifies neither email addresses nor phone numbers by itself, so it sends no codes for sign-ups.',
    cure: 'Add `email` or `phone_number` to AutoVerifiedAttributes of the pool, or confirm users with AdminConfirmSignUp.',
  },
  'email-limit': {
    cause: 'Cognito’s own sender is limited to 50 emails a day.',
    cure: 'Send with Amazon SES: EmailConfiguration of the pool, `EmailSendingAccount: DEVELOPER`.',
  },
  'trigger-failed': {
    cause: 'A Lambda trigger of the pool failed, timed out (5 seconds) or returned something invalid.',
    cure: 'See its logs in CloudWatch.',
  },
  'token-scope': {
    cause: 'The access token lacks `aws.cognito.signin.user.admin`, which account functions need.',
    cure: 'Add the scope to `scopes` for managed login.',
  },
  'mfa-not-set-up': {
    cause: 'The pool requires a second factor that the account does not have.',
    cure: 'Set it up first, or turn the factor off for the account.',
  },
  'access-denied': {
    cause: 'The person cancelled at an identity provider, or it declined (`access_denied`).',
    cure: 'Offer to try again, or another way.',
  },
  provider: {
    cause: 'An identity provider refused or failed; `message` is its text.',
    cure: 'Show the message. For SAML, compare the attribute mapping of the pool with what the provider sends.',
  },
  'scope-not-allowed': {
    cause: 'The app client does not allow a requested scope, or `openid` is missing.',
    cure: 'Compare `scopes` of `createAuth` with the scopes of the app client.',
  },
  'redirect-unknown': {
    cause:
      'Managed login sent somebody back, but this browser has no matching redirect: because of the back button, a restored tab, another browser, or a redirect older than ten minutes.',
    cure: 'Offer to sign in again.',
  },
  'idp-initiated': {
    cause: 'An identity provider sent somebody here without a request from this browser.',
    cure: 'Let the provider open a page that calls `signInWithRedirect({ idpIdentifier })`.',
  },
  'redirect-not-stored': {
    cause: 'The browser cannot store anything, so it could not return from a redirect.',
    cure: 'Use `signInWithPopup`.',
  },
};
