import { expect, test } from 'vitest';
import { createSandbox } from '../sandbox.ts';
import { frozen } from '../testing/frozen.ts';

test('the discovery document offers nothing that is not there', async () => {
  const sandbox = await createSandbox(frozen);
  const at = (name: string) => new URL(`/${sandbox.userPoolId}/.well-known/${name}`, sandbox.endpoint).href;
  const discovery = await (await sandbox.fetch(at('openid-configuration'))).json();
  expect(discovery).toEqual({
    issuer: sandbox.issuer,
    jwks_uri: at('jwks.json'),
    id_token_signing_alg_values_supported: ['RS256'],
    subject_types_supported: ['public'],
    authorization_endpoint: new URL('/oauth2/authorize', sandbox.endpoint).href,
    token_endpoint: new URL('/oauth2/token', sandbox.endpoint).href,
    userinfo_endpoint: new URL('/oauth2/userInfo', sandbox.endpoint).href,
    revocation_endpoint: new URL('/oauth2/revoke', sandbox.endpoint).href,
    end_session_endpoint: new URL('/logout', sandbox.endpoint).href,
    response_types_supported: ['code'],
    scopes_supported: ['openid', 'email', 'phone', 'profile'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
  });
  const keys: unknown = await (await sandbox.fetch(at('jwks.json'))).json();
  expect(keys).toMatchObject({
    keys: [
      { kty: 'RSA', use: 'sig' },
      { kty: 'RSA', use: 'sig' },
    ],
  });
});
