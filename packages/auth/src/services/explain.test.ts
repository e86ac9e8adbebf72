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
  ['trigger-failed', /Lambda trigger/],
  ['token-scope', /aws\.cognito\.signin\.user\.admin/],
  ['mfa-not-set-up', /MFA method/],
] as const)('the mistake %s is explained with a fix', (reason, says) => {
  const text = explanation({ kind: 'configuration', code: 'SomeException', reason }, 'InitiateAuth');
  expect(text).toMatch(says);
  expect(text).toMatch(/^InitiateAuth was refused with SomeException\. .*https:\/\/\S+\/errors$/);
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
  expect(explanation({ kind: 'configuration', code }, 'SignUp')).toMatch(says);
});

it('a network that does not answer may be a mistake as well', () => {
  expect(explanation({ kind: 'network', code: 'network' }, 'SignUp')).toMatch(
    /^No response to SignUp.*Content-Security-Policy.*\/errors$/,
  );
});

it.each([
  { kind: 'network', code: 'not-loaded' },
  { kind: 'credentials', code: 'network' },
  { kind: 'credentials', code: 'NotAuthorizedException', reason: 'incorrect' },
] as const)('only mistakes of developers are explained, not %j', (fault) => {
  expect(explanation(fault, 'SignUp')).toBeNull();
});
