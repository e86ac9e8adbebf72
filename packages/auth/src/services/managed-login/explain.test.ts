import { expect, it } from 'vitest';
import { explanationOf } from './explain.ts';

it.each([
  ['configuration', 'invalid_scope', /AllowedOAuthScopes/],
  ['configuration', 'openid-missing', /openid.*AllowedOAuthScopes/],
  ['configuration', 'unauthorized_client', /AllowedOAuthFlows .*AllowedOAuthFlowsUserPoolClient/],
  ['configuration', 'invalid_client', /without a secret/],
  ['network', 'exchange-lost', /`domain`.*connect-src/],
] as const)('a fault %s %s is explained with a fix', (kind, code, says) => {
  const text = explanationOf({ kind, code });
  expect(text).toMatch(says);
  expect(text).toMatch(new RegExp(`^Managed login failed with ${code}\\. .*https://\\S+/errors$`));
});

it.each(['access_denied', 'redirect-unknown', 'nonce-mismatch', 'constructor'])(
  '%s is no mistake of a developer',
  (code) => {
    expect(explanationOf({ kind: 'refused', code })).toBeNull();
  },
);
