import * as oauth from 'oauth4webapi';
import { describe, expect, test } from 'vitest';
import type { Sandbox } from '../sandbox.ts';
import { REDIRECT, startBrowser, VERIFIER } from '../testing/managed-login.ts';

// It looks for documents and endpoints where the issuer is on AWS.
const through = (sandbox: Sandbox) => ({
  [oauth.customFetch]: (url: string, init?: object) =>
    sandbox.fetch(new URL(new URL(url).pathname, sandbox.endpoint), init),
});

async function start() {
  const browser = await startBrowser({ options: { now: () => Date.now() } });
  const { sandbox } = browser;
  const issuer = new URL(sandbox.issuer);
  const server = await oauth.processDiscoveryResponse(
    issuer,
    await oauth.discoveryRequest(issuer, through(sandbox)),
  );
  const client = { client_id: sandbox.clientId };
  const signIn = async () => {
    const { at } = await browser.signIn();
    const parameters = oauth.validateAuthResponse(server, client, at ?? new URL(REDIRECT), 'a-state');
    const response = await oauth.authorizationCodeGrantRequest(
      server,
      client,
      oauth.None(),
      parameters,
      REDIRECT,
      VERIFIER,
      through(sandbox),
    );
    return oauth.processAuthorizationCodeResponse(server, client, response, {
      expectedNonce: 'a-nonce',
      requireIdToken: true,
    });
  };
  return { ...browser, server, client, signIn };
}

describe('oauth4webapi', () => {
  test('discovers the endpoints, signs in by code and PKCE, and trusts the signature', async () => {
    const { sandbox, server, signIn } = await start();
    expect(server.authorization_endpoint).toBe(new URL('/oauth2/authorize', sandbox.endpoint).href);
    const tokens = await signIn();
    expect(oauth.getValidatedIdTokenClaims(tokens)).toMatchObject({ 'cognito:username': 'ada' });
  });

  test('reads the user, refreshes and revokes', async () => {
    const { sandbox, server, client, signIn } = await start();
    const tokens = await signIn();
    const { sub = '' } = oauth.getValidatedIdTokenClaims(tokens) ?? {};
    const info = await oauth.userInfoRequest(server, client, tokens.access_token, through(sandbox));
    expect(await oauth.processUserInfoResponse(server, client, sub, info)).toMatchObject({
      email: 'ada@example.com',
    });
    const refreshToken = tokens.refresh_token ?? '';
    const refreshed = await oauth.refreshTokenGrantRequest(
      server,
      client,
      oauth.None(),
      refreshToken,
      through(sandbox),
    );
    const renewed = await oauth.processRefreshTokenResponse(server, client, refreshed);
    expect(oauth.getValidatedIdTokenClaims(renewed)?.sub).toBe(sub);
    const revoked = await oauth.revocationRequest(
      server,
      client,
      oauth.None(),
      refreshToken,
      through(sandbox),
    );
    await expect(oauth.processRevocationResponse(revoked)).resolves.toBeUndefined();
  });

  test('gets an error at the redirect URI', async () => {
    const { authorize, server, client } = await start();
    const { at } = await authorize({ prompt: 'none' });
    expect(() => oauth.validateAuthResponse(server, client, at ?? new URL(REDIRECT), 'a-state')).toThrow(
      expect.objectContaining({ error: 'login_required' }),
    );
  });
});
