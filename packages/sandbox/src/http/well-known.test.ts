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

test('a pool without a domain has no endpoints of managed login', async () => {
  const sandbox = await createSandbox({
    ...frozen,
    userPool: { domain: null },
    clients: [{ callbackURLs: ['http://localhost:5173/'] }],
  });
  const at = (path: string) => sandbox.fetch(new URL(path, sandbox.endpoint));
  const discovery = await (await at(`/${sandbox.userPoolId}/.well-known/openid-configuration`)).json();
  expect(discovery).not.toHaveProperty('authorization_endpoint');
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: sandbox.clientId,
    redirect_uri: 'http://localhost:5173/',
  });
  expect((await at(`/oauth2/authorize?${query}`)).status).toBe(400);
});

test('behind a proxy that speaks TLS, addresses and cookies are those of the proxy', async () => {
  const sandbox = await createSandbox({
    ...frozen,
    clients: [{ callbackURLs: ['https://localhost:8443/'] }],
  });
  const headers = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'auth.localhost:8443' };
  const at = (path: string, more: object = {}) =>
    sandbox.fetch(`http://127.0.0.1:4599${path}`, { headers: { ...headers, ...more } });
  const path = `/${sandbox.userPoolId}/.well-known/openid-configuration`;
  expect(await (await at(path)).json()).toMatchObject({
    authorization_endpoint: 'https://auth.localhost:8443/oauth2/authorize',
  });
  expect(await (await at(path, { 'x-forwarded-host': 'evil.example' })).json()).toMatchObject({
    authorization_endpoint: 'https://127.0.0.1:4599/oauth2/authorize',
  });
  for (const [more, origin] of [
    [{ 'x-forwarded-host': 'localhost' }, 'https://localhost'],
    [{ 'x-forwarded-proto': 'http' }, 'http://auth.localhost:8443'],
  ] as const) {
    expect(await (await at(path, more)).json()).toMatchObject({
      authorization_endpoint: `${origin}/oauth2/authorize`,
    });
  }
  const far = await sandbox.fetch(`http://sandbox.example${path}`, { headers });
  expect(await far.json()).toMatchObject({ token_endpoint: 'http://sandbox.example/oauth2/token' });
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: sandbox.clientId,
    redirect_uri: 'https://localhost:8443/',
  });
  const page = await at(`/login?${query}`);
  expect(page.headers.getSetCookie()).toEqual([
    expect.stringMatching(/^cognito-csrf-\w+=.*; HttpOnly; SameSite=Lax; .*Secure$/),
  ]);
});
