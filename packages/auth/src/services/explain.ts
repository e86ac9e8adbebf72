/**
 * Explanations of developers' mistakes for the console: what to change, and where to read more. Not in production builds.
 *
 * @module
 */
import type { Fault, FaultReason } from '../model.ts';
import { DOCS } from '../warn.ts';

/** Refused by the API and by the token endpoint alike. */
export const CLIENT_SECRET =
  'The app client has a secret, and a browser cannot keep one. Create an app client without a secret ("public client") and use its id.';

const BY_REASON: Partial<Record<FaultReason, string>> = {
  'client-secret': CLIENT_SECRET,
  'flow-not-enabled':
    'The app client does not allow this authentication flow. Add it to ExplicitAuthFlows of the app client (ALLOW_USER_SRP_AUTH, ALLOW_USER_AUTH ...), or set another `flow` in createAuth().',
  'sign-up-closed':
    'The pool lets only administrators create users. Set AdminCreateUserConfig.AllowAdminCreateUserOnly to false, or hide the sign-up form.',
  'attribute-not-writable':
    'The pool does not have one of these attributes, or the app client may not write it. Custom attributes begin with "custom:". Add it to the schema of the pool and to WriteAttributes of the app client, or leave it out.',
  'client-not-found':
    'There is no app client with this id in this region. Check `clientId` and the region in `userPoolId`.',
  'pool-not-found': 'There is no user pool with this id in this region. Check `userPoolId` and `endpoint`.',
  'wrong-pool':
    'The tokens are those of another user pool. Set `userPoolId` to the pool that `clientId` belongs to.',
  'trigger-failed':
    'A Lambda trigger of the pool failed or returned something invalid. See its logs in CloudWatch.',
  'trigger-missing':
    'CUSTOM_AUTH needs the triggers DefineAuthChallenge, CreateAuthChallenge and VerifyAuthChallengeResponse. Add them to the pool, or set another `flow` in createAuth().',
  'auto-verification-off':
    'The pool sends no codes for sign-ups. Add "email" or "phone_number" to AutoVerifiedAttributes of the pool, or confirm users with AdminConfirmSignUp.',
  'email-limit':
    'Cognito sends 50 emails a day by itself. Set EmailConfiguration of the pool to send with Amazon SES (EmailSendingAccount: DEVELOPER).',
  'token-scope':
    'The access token has no scope aws.cognito.signin.user.admin, which this call needs. Tokens from a sign-in with the API have it; for managed login, add it to `scopes`.',
  'mfa-not-set-up': 'This MFA method is not turned on in the pool, or not set up for the user.',
};

const BY_CODE: Readonly<Record<string, string>> = {
  FeatureUnavailableInTierException:
    'The feature plan of the pool does not include this. Choose Essentials or Plus.',
  WebAuthnNotEnabledException:
    'Passkeys are turned off in this pool. Turn them on under "Authentication methods".',
  WebAuthnConfigurationMissingException:
    'The pool has no relying party id. Set it under "Authentication methods".',
  WebAuthnOriginNotAllowedException:
    'The relying party id of the pool does not match the domain of this page.',
  WebAuthnRelyingPartyMismatchException:
    'The relying party id of the pool does not match the domain of this page.',
  InvalidSmsRoleAccessPolicyException: 'The IAM role of the pool is not allowed to send text messages.',
  InvalidSmsRoleTrustRelationshipException:
    'Cognito is not allowed to assume the IAM role for text messages.',
  InvalidEmailRoleAccessPolicyException:
    'Cognito is not allowed to send email with the SES identity of the pool.',
  InvalidUserPoolConfigurationException: 'The pool is not set up for this call.',
};

const ANY = 'The pool or the app client is not set up for this call.';

/** Says what to change; null for a fault that is not a developer's mistake. */
export function explanation({ kind, code, reason }: Fault, operation: string): string | null {
  if (kind === 'network' && code === 'network') {
    return `No response to ${operation}. If the network works, check the region in \`userPoolId\`, the \`endpoint\`, the Content-Security-Policy (connect-src), and the CORS headers of any proxy. ${DOCS}#kind-network`;
  }
  // The proof contains the name of the pool: Cognito refuses that of another pool as it does a wrong password.
  if (reason === 'incorrect' && operation === 'RespondToAuthChallenge') {
    return `The username or the password is wrong. If you are sure that both are right, check that \`userPoolId\` is the pool that \`clientId\` belongs to. ${DOCS}#reason-wrong-pool`;
  }
  if (kind !== 'configuration') return null;
  const text = (reason && BY_REASON[reason]) ?? (Object.hasOwn(BY_CODE, code) ? BY_CODE[code] : ANY);
  return `${operation} was refused with ${code}. ${text} ${DOCS}#${reason ? `reason-${reason}` : 'kind-configuration'}`;
}
