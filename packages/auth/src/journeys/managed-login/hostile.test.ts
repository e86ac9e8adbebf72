import { beforeEach, describe, expect, test } from 'vitest';
import { type AtDomain, HOME, leave, REDIRECT, startAtDomain } from '../../../test/at-domain.ts';
import type { ManagedLoginRequest } from '../../requests.ts';

let journey: AtDomain;
beforeEach(async () => {
  journey = await startAtDomain();
});

type Claims = Record<string, unknown>;

const without = (members: Claims, name: string): Claims =>
  Object.fromEntries(Object.entries(members).filter(([key]) => key !== name));

/** A token with other claims: the page verifies no signatures, which is up to the API. */
function altered(token: string, change: (claims: Claims) => Claims): string {
  const [head = '', payload = '', signature = ''] = token.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Claims;
  return [head, Buffer.from(JSON.stringify(change(claims))).toString('base64url'), signature].join('.');
}

type TokenResponse = Record<string, unknown> & { readonly id_token: string; readonly access_token: string };

/** The pool, with another response of its token endpoint. */
const responding =
  (change: (response: TokenResponse) => Record<string, unknown>): typeof fetch =>
  async (input, init) => {
    const request = new Request(input, init);
    const response = await journey.sandbox.fetch(request);
    if (!request.url.endsWith('/oauth2/token')) return response;
    return Response.json(change((await response.json()) as TokenResponse));
  };

/** Returns to the app, with this response of the token endpoint. */
async function comeBack(fetch: typeof globalThis.fetch) {
  const href = await journey.pass(await leave(journey.show()));
  return journey.show(href, {}, { fetch });
}

const withId = (change: (claims: Claims) => Claims) =>
  responding((response) => ({ ...response, id_token: altered(response.id_token, change) }));
const withAccess = (change: (claims: Claims) => Claims) =>
  responding((response) => ({ ...response, access_token: altered(response.access_token, change) }));
const withBoth = (change: (claims: Claims) => Claims) =>
  responding((response) => ({
    ...response,
    id_token: altered(response.id_token, change),
    access_token: altered(response.access_token, change),
  }));

describe('tokens are refused that', () => {
  test.each([
    ['answer another request', withId((claims) => ({ ...claims, nonce: 'another' })), 'nonce-mismatch'],
    ['answer no request', withId((claims) => without(claims, 'nonce')), 'tokens-malformed'],
    [
      'are of another issuer',
      withBoth((claims) => ({ ...claims, iss: 'https://evil.example/pool' })),
      'tokens-mismatch',
    ],
    [
      'are of the domain, which issues none',
      withBoth((claims) => ({ ...claims, iss: journey.sandbox.domain })),
      'tokens-mismatch',
    ],
    ['are for another client', withId((claims) => ({ ...claims, aud: 'another' })), 'tokens-mismatch'],
    [
      'are of another client',
      withAccess((claims) => ({ ...claims, client_id: 'another' })),
      'tokens-mismatch',
    ],
    ['are of two users', withAccess((claims) => ({ ...claims, sub: 'another' })), 'tokens-mismatch'],
    ['are of another use', withId((claims) => ({ ...claims, token_use: 'access' })), 'tokens-mismatch'],
    [
      'are over as they come',
      withId((claims) => ({ ...claims, exp: Number(claims.iat) - 60 })),
      'tokens-mismatch',
    ],
  ])('%s', async (_, fetch, code) => {
    const tab = await comeBack(fetch);
    expect(await tab.at('signedOut')).toMatchObject({ fault: { kind: 'server', code } });
    await expect.poll(() => tab.returned).toMatchObject([{ fault: { code } }]);
    // Nothing of it is stored.
    expect(await journey.show().at('signedOut')).toMatchObject({ fault: null });
  });

  test('come without an ID token: the scope openid is missing', async () => {
    const tab = await comeBack(responding((response) => without(response, 'id_token')));
    expect(await tab.at('signedOut')).toMatchObject({
      fault: { kind: 'configuration', code: 'openid-missing' },
    });
  });

  test.each([
    ['no JSON', () => new Response('<html>', { headers: { 'content-type': 'text/html' } })],
    ['an empty object', () => Response.json({})],
    ['a list', () => Response.json([])],
    [
      'tokens that are not strings',
      () => Response.json({ access_token: {}, id_token: 1, token_type: 'Bearer' }),
    ],
    [
      'a token that is no JWT',
      () => Response.json({ access_token: 'a', id_token: 'b', token_type: 'Bearer' }),
    ],
  ])('are %s', async (_, respond) => {
    const tab = await comeBack(async () => respond());
    expect((await tab.at('signedOut')).fault?.kind).toMatch(/^(server|configuration)$/);
  });
});

test.each(['issuer-', ''])('tokens with the issuer form "%s" are taken', async (form) => {
  const { userPoolId, region } = journey.sandbox;
  const iss = `https://${form}cognito-idp.${region}.amazonaws.com/${userPoolId}`;
  const tab = await comeBack(withBoth((claims) => ({ ...claims, iss })));
  expect((await tab.at('home')).user.username).toBe('ann');
});

test('the clock of the browser may be wrong by a day', async () => {
  const { clock } = journey;
  const late = {
    clock: {
      now: () => clock.now() - 86_400_000,
      monotonic: () => clock.monotonic(),
      setTimeout: clock.setTimeout.bind(clock),
      clearTimeout: clock.clearTimeout.bind(clock),
    },
  };
  const href = await journey.pass(await leave(journey.show(HOME, {}, late)));
  expect(await journey.show(href, {}, late).at('home')).toMatchObject({ session: { status: 'fresh' } });
});

describe('an address is refused', () => {
  test.each([
    ['with a state that was never made', `${REDIRECT}?code=a&state=r${'A'.repeat(43)}`],
    ['with the name of a member of every object for a state', `${REDIRECT}?code=a&state=__proto__`],
    ['with nothing but a state', `${REDIRECT}?code=&state=`],
    [
      'with an error of nobody, whose words are not shown',
      `${REDIRECT}?error=x&error_description=Call+0800&state=r`,
    ],
  ])('%s, and nothing is sent', async (_, href) => {
    const tab = journey.show(href);
    const { fault } = await tab.at('signedOut');
    expect(fault).toEqual({ kind: 'lapsed', code: 'redirect-unknown', reason: 'redirect-unknown' });
    expect(journey.sandbox.journal.count('/oauth2/token')).toBe(0);
    expect(tab.window.location.href).toBe(REDIRECT);
  });

  test('with the code of somebody else: it has another verifier', async () => {
    const theirs = new URL(await journey.pass(await leave(journey.show())));
    const mine = new URL(await journey.pass(await leave(journey.show())));
    mine.searchParams.set('code', theirs.searchParams.get('code') ?? '');
    expect(await journey.show(mine.href).at('signedOut')).toMatchObject({ fault: { code: 'invalid_grant' } });
  });

  test('that says two things at the same time', async () => {
    const href = await journey.pass(await leave(journey.show()));
    const tab = journey.show(`${href}&code=another`);
    expect(await tab.at('signedOut')).toMatchObject({ fault: { code: 'callback-malformed' } });
    expect(journey.sandbox.journal.count('/oauth2/token')).toBe(0);
  });

  test('without a state, unless the app allows sign-ins that providers start', async () => {
    const url = new URL(await leave(journey.show()));
    for (const name of ['state', 'nonce', 'code_challenge', 'code_challenge_method'])
      url.searchParams.delete(name);
    const href = await journey.pass(url.href);
    expect(await journey.show(href).at('signedOut')).toMatchObject({
      fault: { kind: 'refused', code: 'idp-initiated', reason: 'idp-initiated' },
    });
    expect(journey.sandbox.journal.count('/oauth2/token')).toBe(0);
    await journey.show(href, { idpInitiated: 'allow' }).at('home');
  });
});

describe('the refusal of a provider', () => {
  const refusedWith = async (parameters: Record<string, string>) => {
    const url = new URL(await leave(journey.show(), { returnTo: '/notes', data: 7 }));
    const query = new URLSearchParams({ ...parameters, state: url.searchParams.get('state') ?? '' });
    const tab = journey.show(`${REDIRECT}?${query}`);
    const { fault } = await tab.at('signedOut');
    await expect.poll(() => tab.returned).toEqual([{ returnTo: '/notes', data: 7, fault }]);
    return fault;
  };

  test('when the person cancels there', async () => {
    const url = await leave(journey.show(), { provider: 'Google' });
    const tab = journey.show(await journey.pass(url, { identityProvider: 'Google', user: null }));
    expect(await tab.at('signedOut')).toMatchObject({ fault: { kind: 'refused' } });
  });

  test.each([
    [{ error: 'access_denied' }, { kind: 'refused', code: 'access_denied', reason: 'access-denied' }],
    [
      { error: 'invalid_scope' },
      { kind: 'configuration', code: 'invalid_scope', reason: 'scope-not-allowed' },
    ],
    [{ error: 'server_error' }, { kind: 'server', code: 'server_error' }],
    [
      { error: 'invalid_request', error_description: 'PreSignUp failed with error Only for members.' },
      { kind: 'refused', code: 'invalid_request', reason: 'trigger', message: 'Only for members' },
    ],
    [
      { error: 'invalid_request', error_description: 'Invalid SAML response received: no email' },
      {
        kind: 'refused',
        code: 'invalid_request',
        reason: 'provider',
        message: 'Invalid SAML response received: no email',
      },
    ],
    [{ error: '<script>' }, { kind: 'refused', code: 'invalid_request', reason: 'provider' }],
  ])('%j', async (parameters, fault) => {
    expect(await refusedWith(parameters as Record<string, string>)).toEqual(fault);
  });

  test('in 100,000 characters, and what no screen shows', async () => {
    const fault = await refusedWith({
      error: 'invalid_request',
      error_description: `A\u0000B\u202eC\nD${'x'.repeat(100_000)}`,
    });
    expect(fault?.message).toHaveLength(500);
    expect(fault?.message).toMatch(/^A B C Dx+$/);
  });
});

describe('a request is refused, and the page stays,', () => {
  test.each<[unknown, string]>([
    ...[
      '//evil.example',
      '/\\evil.example',
      '\\\\evil.example',
      '/.//evil.example',
      'javascript:alert(1)',
      'data:text/html,x',
      'https://evil.example/',
      'http://localhost:5173@evil.example/',
      'http://ann:pw@localhost:5173/',
      'blob:http://localhost:5173/x',
      'http://localhost:5174/',
      7,
    ].map((returnTo): [unknown, string] => [{ returnTo }, 'return-to-invalid']),
    [{ data: 'x'.repeat(10_001) }, 'data-invalid'],
    [{ data: 1n }, 'data-invalid'],
    [{ data: () => 1 }, 'data-invalid'],
    [{ provider: 'Google', idpIdentifier: 'acme.example' }, 'request-invalid'],
    [{ prompt: 'none' }, 'request-invalid'],
    [{ maxAge: -1 }, 'request-invalid'],
    [{ lang: { toString: () => 'de' } }, 'request-invalid'],
    [{ loginHint: 'x'.repeat(2_049) }, 'request-invalid'],
  ])('with %o', async (request, code) => {
    const tab = journey.show();
    await tab.at('signedOut');
    tab.auth.actions.signInWithRedirect(request as ManagedLoginRequest);
    expect(await tab.at('signIn')).toMatchObject({ fault: { kind: 'configuration', code } });
    expect(tab.window.left).toEqual([]);
  });

  test('but a click handler is given an event, and that asks for nothing', async () => {
    const tab = journey.show();
    const url = await leave(tab, new Event('click') as never);
    expect([...new URL(url).searchParams.keys()].sort()).toEqual([
      'client_id',
      'code_challenge',
      'code_challenge_method',
      'nonce',
      'redirect_uri',
      'response_type',
      'state',
    ]);
  });
});
