import { expect, it } from 'vitest';
import { explanation } from './explain.ts';

it.each([
  ['client-secret', /app client without a secret/],
  ['flow-not-enabled', /ExplicitAuthFlows/],
  ['sign-up-closed', /AllowAdminCreateUserOnly/],
  ['auto-verification-off', /AutoVerifiedAttributes/],
  ['trigger-missing', /DefineAuthChallenge/],
  ['email-limit', /Amazon SES/],
  ['attribute-not-writable', /WriteAttributes/],
  ['client-not-found', /`clientId`/],
  ['pool-not-found', /`userPoolId`/],
  ['wrong-pool', /`userPoolId` to the pool that `clientId` belongs to/],
  ['trigger-failed', /Lambda trigger/],
  ['token-scope', /aws\.cognito\.signin\.user\.admin/],
  ['mfa-not-set-up', /MFA method/],
] as const)('the mistake %s is explained with a fix', (reason, says) => {
  const text = explanation({ kind: 'configuration', code: 'SomeException', reason }, 'InitiateAuth');
  expect(text).toMatch(says);
  expect(text).toMatch(
    new RegExp(`^InitiateAuth was refused with SomeException\\. .*https://\\S+/errors#reason-${reason}$`),
  );
});

it.each([
  ['FeatureUnavailableInTierException', /Essentials or Plus/],
  ['WebAuthnNotEnabledException', /Turn them on/],
  ['WebAuthnConfigurationMissingException', /no relying party id/],
  ['WebAuthnOriginNotAllowedException', /relying party .*page/],
  ['WebAuthnRelyingPartyMismatchException', /relying party .*page/],
  ['InvalidSmsRoleAccessPolicyException', /IAM role .*text messages/],
  ['InvalidSmsRoleTrustRelationshipException', /assume the IAM role/],
  ['InvalidEmailRoleAccessPolicyException', /SES/],
  ['InvalidUserPoolConfigurationException', /not set up for this call/],
  ['constructor', /not set up for this call/],
])('the refusal %s is explained with a fix', (code, says) => {
  const text = explanation({ kind: 'configuration', code }, 'SignUp');
  expect(text).toMatch(says);
  expect(text).toMatch(/\/errors#kind-configuration$/);
});

it('a network that does not answer may be a mistake as well', () => {
  expect(explanation({ kind: 'network', code: 'network' }, 'SignUp')).toMatch(
    /^No response to SignUp.*Content-Security-Policy.*\/errors#kind-network$/,
  );
});

it('a password that looks wrong may be one of another pool: Cognito cannot say so', () => {
  const wrong = { kind: 'credentials', code: 'NotAuthorizedException', reason: 'incorrect' } as const;
  expect(explanation(wrong, 'RespondToAuthChallenge')).toMatch(
    /^The username or the password is wrong\. .*`userPoolId`.*\/errors#reason-wrong-pool$/,
  );
  expect(explanation({ ...wrong, reason: 'disabled' }, 'RespondToAuthChallenge')).toBeNull();
});

it.each([
  { kind: 'network', code: 'not-loaded' },
  { kind: 'credentials', code: 'network' },
  { kind: 'credentials', code: 'NotAuthorizedException', reason: 'incorrect' },
] as const)('only mistakes of developers are explained, not %j', (fault) => {
  expect(explanation(fault, 'SignUp')).toBeNull();
});
