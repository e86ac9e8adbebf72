import * as client from 'openid-client';
import { describe, expect, test } from 'vitest';
import type { ClientOptions, SandboxOptions } from '../options.ts';
import { createSandbox, type Sandbox } from '../sandbox.ts';
import { PASSWORD } from '../testing/managed-login.ts';

const REDIRECT = 'http://localhost:5173/callback';
const SECRET = 'a_secret_of_24_characters';

// It looks for documents and endpoints where the issuer is on AWS.
const through = (sandbox: Sandbox) => (url: string, init: object) =>
  sandbox.fetch(new URL(new URL(url).pathname, sandbox.endpoint), init);

async function start({ app = {}, options = {} }: { app?: ClientOptions; options?: SandboxOptions } = {}) {
  const sandbox = await createSandbox({
    clients: [
      { callbackURLs: [REDIRECT], logoutURLs: ['http://localhost:5173/'], clientSecret: SECRET, ...app },
    ],
    users: [{ username: 'ada', password: PASSWORD, attributes: { email: 'ada@example.com' } }],
    ...options,
  });
  const discover = (authentication = client.ClientSecretBasic(SECRET)) =>
    client.discovery(new URL(sandbox.issuer), sandbox.clientId, undefined, authentication, {
      [client.customFetch]: through(sandbox),
    });
  return { sandbox, discover };
}

describe('openid-client', () => {
  test.each([
    ['Basic', client.ClientSecretBasic(SECRET)],
    ['the form', client.ClientSecretPost(SECRET)],
  ])('signs in with its secret by %s, reads the user, refreshes and revokes', async (_, authentication) => {
    const { sandbox, discover } = await start();
    const config = await discover(authentication);
    const codeVerifier = client.randomPKCECodeVerifier();
    const state = client.randomState();
    const nonce = client.randomNonce();
    const url = client.buildAuthorizationUrl(config, {
      redirect_uri: REDIRECT,
      scope: 'openid email',
      code_challenge: await client.calculatePKCECodeChallenge(codeVerifier),
      code_challenge_method: 'S256',
      state,
      nonce,
    });
    const back = await sandbox.openBrowser().open(url, { username: 'ada', password: PASSWORD });
    const tokens = await client.authorizationCodeGrant(config, back, {
      pkceCodeVerifier: codeVerifier,
      expectedState: state,
      expectedNonce: nonce,
      idTokenExpected: true,
    });
    const { sub = '' } = tokens.claims() ?? {};
    expect(await client.fetchUserInfo(config, tokens.access_token, sub)).toMatchObject({
      email: 'ada@example.com',
    });
    const refreshToken = tokens.refresh_token ?? '';
    const renewed = await client.refreshTokenGrant(config, refreshToken);
    expect(renewed.claims()?.sub).toBe(sub);
    await client.tokenRevocation(config, refreshToken);
    await expect(client.refreshTokenGrant(config, refreshToken)).rejects.toMatchObject({
      error: 'invalid_grant',
    });
  });

  test('gets an error at the redirect URI', async () => {
    const { sandbox, discover } = await start();
    const config = await discover();
    const url = client.buildAuthorizationUrl(config, {
      redirect_uri: REDIRECT,
      prompt: 'none',
      scope: 'openid',
    });
    const back = await sandbox.openBrowser().open(url);
    await expect(client.authorizationCodeGrant(config, back)).rejects.toMatchObject({
      error: 'login_required',
    });
  });

  test('gets a token for the app itself', async () => {
    const { discover } = await start({
      app: { allowedOAuthFlows: ['client_credentials'], allowedOAuthScopes: ['orders/read'] },
      options: {
        resourceServers: [
          { identifier: 'orders', name: 'Orders', scopes: [{ scopeName: 'read', scopeDescription: 'Read' }] },
        ],
      },
    });
    const config = await discover();
    const tokens = await client.clientCredentialsGrant(config, { scope: 'orders/read' });
    expect(tokens).toMatchObject({ token_type: 'bearer', expires_in: 3600 });
    await expect(client.clientCredentialsGrant(config, { scope: 'openid' })).rejects.toMatchObject({
      error: 'invalid_grant',
    });
  });
});
