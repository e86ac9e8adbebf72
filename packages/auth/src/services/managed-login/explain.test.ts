import { expect, it } from 'vitest';
import { explanationOf } from './explain.ts';

it.each([
  ['configuration', 'invalid_scope', /AllowedOAuthScopes/],
  ['configuration', 'openid-missing', /openid.*AllowedOAuthScopes/],
  ['configuration', 'unauthorized_client', /AllowedOAuthFlows .*AllowedOAuthFlowsUserPoolClient/],
  ['configuration', 'invalid_client', /without a secret/],
  ['server', 'tokens-mismatch', /`domain`, `userPoolId` and `clientId`/],
  ['network', 'exchange-lost', /`domain`.*connect-src/],
] as const)('a fault %s %s is explained with a fix', (kind, code, says) => {
  const text = explanationOf({ kind, code });
  expect(text).toMatch(says);
  expect(text).toMatch(
    new RegExp(`^Managed login failed with ${code}\\. .*https://\\S+/errors#kind-${kind}$`),
  );
});

it('a reason has its own place on the page', () => {
  const reason = 'scope-not-allowed';
  expect(explanationOf({ kind: 'configuration', code: 'openid-missing', reason })).toMatch(
    /\/errors#reason-scope-not-allowed$/,
  );
});

it.each(['access_denied', 'redirect-unknown', 'nonce-mismatch', 'constructor'])(
  '%s is no mistake of a developer',
  (code) => {
    expect(explanationOf({ kind: 'refused', code })).toBeNull();
  },
);
