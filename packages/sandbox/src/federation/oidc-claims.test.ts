import { createHash } from 'node:crypto';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { describe, expect, test } from 'vitest';
import { platform } from '../environment.ts';
import type { IdentityProvider } from '../pool/identity-provider.ts';
import type { IdentityTrip } from '../pool/identity-trip.ts';
import { authorizationUrl, claimsFrom, ProviderFailure } from './oidc-provider.ts';

const ISSUER = 'https://corp.example';
const trip = {
  redirectUri: 'http://127.0.0.1:4599/oauth2/idpresponse',
  nonce: 'a-nonce',
  codeVerifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
} as IdentityTrip;
const callback = new URLSearchParams({ code: 'a-code', state: 'a-state' });

const keys = await generateKeyPair('RS256');
const otherKeys = await generateKeyPair('RS256');
const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' };

function idToken(more: JWTPayload = {}, key = keys.privateKey) {
  const jwt = new SignJWT({ iss: ISSUER, aud: 'pool', sub: 'eve-7', nonce: 'a-nonce', ...more });
  return jwt.setProtectedHeader({ alg: 'RS256', kid: 'one' }).setIssuedAt().setExpirationTime('1h').sign(key);
}

const document = {
  issuer: ISSUER,
  authorization_endpoint: `${ISSUER}/authorize`,
  token_endpoint: `${ISSUER}/token`,
  jwks_uri: `${ISSUER}/keys`,
};
const addresses = {
  authorize_url: `${ISSUER}/there/authorize`,
  token_url: `${ISSUER}/there/token`,
  jwks_uri: `${ISSUER}/there/keys`,
};

/** A provider in memory: what it answers at each path, and the requests that it got. */
function corp(answers: Record<string, object | Response>, providerDetails: Record<string, string> = {}) {
  const asked: [path: string, body: Record<string, string>, headers: Headers][] = [];
  const fetch: typeof platform.fetch = async (input, init) => {
    const request = new Request(input, init);
    const { pathname } = new URL(request.url);
    asked.push([pathname, Object.fromEntries(new URLSearchParams(await request.text())), request.headers]);
    const answer = answers[pathname];
    if (answer === undefined) throw new TypeError('Failed to fetch');
    return answer instanceof Response ? answer : Response.json(answer);
  };
  const environment = { ...platform, fetch };
  const provider = {
    providerName: 'Corp',
    providerType: 'OIDC',
    providerDetails: { oidc_issuer: ISSUER, client_id: 'pool', ...providerDetails },
  } as unknown as IdentityProvider;
  return {
    asked,
    paths: () => asked.map(([path]) => path),
    url: (more: Record<string, string | undefined> = {}) =>
      authorizationUrl(environment, provider, trip, { state: 'a-state', ...more }),
    claims: (parameters = callback) => claimsFrom(environment, provider, trip, parameters),
  };
}
const DISCOVERY = '/.well-known/openid-configuration';
const tokens = async (id_token?: string) => ({
  token_type: 'Bearer',
  access_token: 'an-access-token',
  id_token: id_token ?? (await idToken()),
});

describe('the sign-in page of a provider', () => {
  test('gets the request, and what more there is', async () => {
    const { url, paths } = corp({ [DISCOVERY]: document });
    const { origin, pathname, searchParams } = new URL(await url({ prompt: 'login', login_hint: undefined }));
    expect(`${origin}${pathname}`).toBe(document.authorization_endpoint);
    expect(Object.fromEntries(searchParams)).toEqual({
      response_type: 'code',
      client_id: 'pool',
      redirect_uri: trip.redirectUri,
      scope: 'openid',
      nonce: 'a-nonce',
      code_challenge: createHash('sha256').update(trip.codeVerifier).digest('base64url'),
      code_challenge_method: 'S256',
      state: 'a-state',
      prompt: 'login',
    });
    expect(paths()).toEqual([DISCOVERY]);
  });

  test('has the scopes of the details, and may have a query of its own', async () => {
    const authorize_url = `${ISSUER}/there/authorize?tenant=a`;
    const { url, paths } = corp({}, { ...addresses, authorize_url, authorize_scopes: 'openid email' });
    const { searchParams } = new URL(await url());
    expect([searchParams.get('tenant'), searchParams.get('scope')]).toEqual(['a', 'openid email']);
    expect(paths()).toEqual([]);
  });

  test.each(Object.keys(addresses))('is looked up if the details have no %s', async (name) => {
    const { url, paths } = corp({ [DISCOVERY]: document }, { ...addresses, [name]: '' });
    expect(await url()).toContain(document.authorization_endpoint);
    expect(paths()).toEqual([DISCOVERY]);
  });

  test('of a provider on this machine may be without TLS', async () => {
    const issuer = 'http://localhost:9000';
    const there = { ...document, issuer, authorization_endpoint: `${issuer}/authorize` };
    expect(await corp({ [DISCOVERY]: there }, { oidc_issuer: issuer }).url()).toContain(
      `${issuer}/authorize?`,
    );
  });

  test('has to be there', async () => {
    const { authorization_endpoint: _, ...without } = document;
    await expect(corp({ [DISCOVERY]: without }).url()).rejects.toThrow(
      new ProviderFailure('The identity provider has no authorization endpoint.'),
    );
    await expect(corp({}, { oidc_issuer: 'corp' }).url()).rejects.toThrow(
      new ProviderFailure('The oidc_issuer is not a URL.'),
    );
    await expect(corp({}).url()).rejects.toThrow(
      new ProviderFailure('The identity provider cannot be used: it does not respond.'),
    );
    await expect(
      corp({ [DISCOVERY]: { ...document, issuer: 'https://evil.example' } }).url(),
    ).rejects.toThrow(/^The identity provider cannot be used: .*issuer/);
  });
});

describe('the claims of a person', () => {
  test('are those of the ID token and of userInfo, as text', async () => {
    const userinfo_endpoint = `${ISSUER}/me`;
    const { claims, asked } = corp(
      {
        [DISCOVERY]: { ...document, userinfo_endpoint },
        '/token': await tokens(
          await idToken({ email: 'old@corp.example', level: 3, admin: false, none: null }),
        ),
        '/keys': { keys: [jwk] },
        '/me': { sub: 'eve-7', email: 'eve@corp.example', address: { country: 'GB' }, tags: ['a'] },
      },
      { client_secret: 'a-secret' },
    );
    expect(await claims()).toEqual({
      sub: 'eve-7',
      iss: ISSUER,
      aud: 'pool',
      nonce: 'a-nonce',
      iat: expect.any(Number),
      exp: expect.any(Number),
      email: 'eve@corp.example',
      level: 3,
      admin: false,
      address: '{"country":"GB"}',
      tags: '["a"]',
    });
    const [, body] = asked.find(([path]) => path === '/token') ?? [];
    expect(body).toEqual({
      grant_type: 'authorization_code',
      client_id: 'pool',
      client_secret: 'a-secret',
      code: 'a-code',
      redirect_uri: trip.redirectUri,
      code_verifier: trip.codeVerifier,
    });
    const [, , headers] = asked.find(([path]) => path === '/me') ?? [];
    expect(headers?.get('authorization')).toBe('Bearer an-access-token');
  });

  test('are asked for at the addresses of the details, without a secret and userInfo if there are none', async () => {
    const { claims, asked, paths } = corp(
      { '/there/token': await tokens(), '/there/keys': { keys: [jwk] } },
      addresses,
    );
    expect(await claims()).toMatchObject({ sub: 'eve-7' });
    expect(paths()).toEqual(['/there/token', '/there/keys']);
    expect(asked[0]?.[1]).not.toHaveProperty('client_secret');
    const { claims: more, paths: all } = corp(
      {
        '/there/token': await tokens(),
        '/there/keys': { keys: [jwk] },
        '/me': { sub: 'eve-7', name: 'Eve' },
      },
      { ...addresses, attributes_url: `${ISSUER}/me` },
    );
    expect(await more()).toMatchObject({ sub: 'eve-7', name: 'Eve' });
    expect(all()).toContain('/me');
  });

  test.each<[string, JWTPayload]>([
    ['for another nonce', { nonce: 'another' }],
    ['for nobody’s nonce', { nonce: undefined }],
    ['for another app', { aud: 'another' }],
    ['of another issuer', { iss: 'https://evil.example' }],
  ])('are not those of an ID token %s', async (_, more) => {
    const { claims } = corp({
      [DISCOVERY]: document,
      '/token': await tokens(await idToken(more)),
      '/keys': { keys: [jwk] },
    });
    await expect(claims()).rejects.toThrow(/^The identity provider cannot be used: .+\.$/);
  });

  test('are not those of an ID token with the signature of somebody else', async () => {
    const forged = await tokens(await idToken({}, otherKeys.privateKey));
    const { claims } = corp({ [DISCOVERY]: document, '/token': forged, '/keys': { keys: [jwk] } });
    await expect(claims()).rejects.toThrow('The identity provider cannot be used: ');
  });

  test('are none without an ID token', async () => {
    const { id_token: _, ...others } = await tokens();
    const { claims } = corp({ [DISCOVERY]: document, '/token': others, '/keys': { keys: [jwk] } });
    await expect(claims()).rejects.toThrow('The identity provider cannot be used: ');
  });

  test('are not those of another person’s userInfo', async () => {
    const { claims } = corp({
      [DISCOVERY]: { ...document, userinfo_endpoint: `${ISSUER}/me` },
      '/token': await tokens(),
      '/keys': { keys: [jwk] },
      '/me': { sub: 'bob' },
    });
    await expect(claims()).rejects.toThrow('The identity provider cannot be used: ');
  });

  test('are none if the provider refuses, in its words', async () => {
    const back = (more: Record<string, string>) => new URLSearchParams({ state: 'a-state', ...more });
    const { claims } = corp({ [DISCOVERY]: document });
    const refusal = back({ error: 'access_denied', error_description: 'Not today.' });
    await expect(claims(refusal)).rejects.toThrow(new ProviderFailure('Not today.'));
    await expect(claims(back({ error: 'access_denied' }))).rejects.toThrow(
      new ProviderFailure('access_denied'),
    );
    const answer = Response.json({ error: 'invalid_grant' }, { status: 400 });
    await expect(corp({ [DISCOVERY]: document, '/token': answer }).claims()).rejects.toThrow(
      new ProviderFailure('invalid_grant'),
    );
    await expect(corp({ [DISCOVERY]: document }).claims()).rejects.toThrow(
      new ProviderFailure('The identity provider cannot be used: it does not respond.'),
    );
  });
});
