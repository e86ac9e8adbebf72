import { describe, expect, test } from 'vitest';
import { ADA, BOB, startFederation } from '../../testing/identity-providers.ts';

/** A browser that stops at every response. */
async function start() {
  const started = await startFederation();
  const { sandbox, authorizeUrl } = started;
  const go = (url: string | URL, init: RequestInit = {}) => sandbox.fetch(new URL(url, sandbox.domain), init);
  const authorized = await go(authorizeUrl({ identity_provider: 'Google' }));
  const cookie = authorized.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const mock = new URL(authorized.headers.get('location') ?? '', sandbox.domain);
  const secret = cookie.split('=')[1] ?? '';
  const choose = (form: Record<string, string>, headers: Record<string, string> = { cookie }) =>
    go(mock, { method: 'POST', headers, body: new URLSearchParams(form) });
  return { ...started, go, cookie, secret, mock, choose };
}

describe('a trip to an identity provider', () => {
  test('comes back once', async () => {
    const { go, cookie, secret, choose } = await start();
    const chosen = await choose({ _csrf: secret, person: ADA.sub });
    const back = chosen.headers.get('location') ?? '';
    const first = await go(back, { headers: { cookie } });
    expect(new URL(first.headers.get('location') ?? '').searchParams.has('code')).toBe(true);
    const second = await go(back, { headers: { cookie } });
    expect([second.status, second.headers.get('location')]).toEqual([400, null]);
  });

  test('comes back to the browser that set out, and to no other one', async () => {
    const { go, cookie, secret, choose } = await start();
    const back = (await choose({ _csrf: secret, person: ADA.sub })).headers.get('location') ?? '';
    const [name = ''] = cookie.split('=');
    const others = [{}, { cookie: `${name}=${'0'.repeat(32)}` }, { cookie: `other-${cookie}` }];
    for (const headers of others) {
      const response = await go(back, { headers });
      expect([response.status, response.headers.get('location')]).toEqual([400, null]);
    }
  });

  test('continues beside one that another tab of the browser began at the same moment', async () => {
    const { go, authorizeUrl, cookie, secret, choose, mock } = await start();
    // Neither has a cookie yet, so each gets one.
    const other = await go(authorizeUrl({ identity_provider: 'Google', state: 'other' }));
    const otherMock = other.headers.get('location') ?? '';
    const [otherCookie = ''] = other.headers.getSetCookie()[0]?.split(';') ?? [];
    const jar = new Map([cookie, otherCookie].map((pair) => pair.split('=') as [string, string]));
    const headers = { cookie: [...jar].map((pair) => pair.join('=')).join('; ') };

    const pages = await Promise.all([mock, otherMock].map((url) => go(url, { headers })));
    expect(pages.map(({ status }) => status)).toEqual([200, 200]);
    const chosen = await choose({ _csrf: secret, person: ADA.sub }, headers);
    const otherChosen = await go(otherMock, {
      method: 'POST',
      headers,
      body: new URLSearchParams({ _csrf: otherCookie.split('=')[1] ?? '', person: BOB.sub }),
    });
    for (const { headers: found } of [otherChosen, chosen]) {
      const { status, headers: answer } = await go(found.get('location') ?? '', { headers });
      const back = new URL(answer.get('location') ?? '');
      expect([status, back.searchParams.has('code')]).toEqual([302, true]);
    }
  });

  test('is over after five minutes', async () => {
    const { sandbox, go, mock, cookie, secret, choose } = await start();
    sandbox.clock.advance(300_000);
    expect((await go(mock, { headers: { cookie } })).status).toBe(400);
    expect((await choose({ _csrf: secret, person: ADA.sub })).status).toBe(400);
  });

  test('takes no choice from a page of another site', async () => {
    const { secret, choose } = await start();
    expect((await choose({ person: ADA.sub })).status).toBe(400);
    expect((await choose({ _csrf: 'guess', person: ADA.sub })).status).toBe(400);
    expect((await choose({ _csrf: secret, person: ADA.sub }, {})).status).toBe(400);
  });

  test('takes a person whose address was typed in', async () => {
    const { sandbox, go, cookie, secret, choose } = await start();
    const form = { _csrf: secret, person: 'another', email: 'zoe@example.com', name: 'Zoe' };
    const back = (await choose(form)).headers.get('location') ?? '';
    expect((await go(back, { headers: { cookie } })).status).toBe(302);
    expect(sandbox.users.all().at(-1)).toMatchObject({
      username: expect.stringMatching(/^Google_[0-9a-f]{21}$/),
      attributes: { email: 'zoe@example.com', name: 'Zoe' },
    });
  });

  test('takes no code that its provider did not give', async () => {
    const { sandbox, go, mock, cookie } = await start();
    const state = mock.searchParams.get('state') ?? '';
    const response = await go(`/oauth2/idpresponse?code=made-up&state=${state}`, { headers: { cookie } });
    const back = new URL(response.headers.get('location') ?? '', sandbox.domain);
    expect(back.searchParams.get('error')).toBe('invalid_request');
    expect(back.searchParams.get('error_description')).toBe('The identity provider sent no code.');
  });
});

describe('a sign-in that begins at a SAML provider', () => {
  const corp = {
    providerName: 'Corp',
    providerType: 'SAML' as const,
    providerDetails: { IDPInit: 'true' },
    users: [{ sub: '7', email: 'eve@corp.example' }],
  };
  const start = (
    supportedIdentityProviders: string[],
    providerDetails: Record<string, string> = { IDPInit: 'true' },
  ) =>
    startFederation({
      client: { supportedIdentityProviders },
      options: {
        identityProviders: [
          { ...corp, providerDetails },
          { ...corp, providerName: 'Other' },
        ],
      },
    });
  const eve = { identityProvider: 'Corp', user: 'eve@corp.example' };

  test('gives the app a code, and no state', async () => {
    const { sandbox, browser } = await start(['Corp']);
    const back = await browser.open(`${sandbox.domain}/mock/Corp?client_id=${sandbox.clientId}`, eve);
    expect(back.searchParams.has('code')).toBe(true);
    expect(back.searchParams.has('state')).toBe(false);
  });

  test.each([
    ['an app client with other ways to sign in', ['Corp', 'COGNITO'], { IDPInit: 'true' }, ''],
    ['an app client with other providers', ['Corp', 'Other'], { IDPInit: 'true' }, ''],
    ['an app client of another provider', ['Other'], { IDPInit: 'true' }, ''],
    ['a provider that does not begin any', ['Corp'], {}, ''],
    [
      'an address that is not the app client’s',
      ['Corp'],
      { IDPInit: 'true' },
      '&redirect_uri=https://evil.example/',
    ],
  ])('is refused for %s', async (_, supported, details, more) => {
    const { sandbox, browser } = await start(supported, details);
    const url = `${sandbox.domain}/mock/Corp?client_id=${sandbox.clientId}${more}`;
    await expect(browser.open(url, eve)).rejects.toMatchObject({ code: 'refused' });
  });

  test('is refused for an app client that there is not', async () => {
    const { sandbox } = await start(['Corp']);
    const { status } = await sandbox.fetch(new URL('/mock/Corp?client_id=nobodys', sandbox.domain));
    expect(status).toBe(400);
  });
});

test('names and addresses of a mock provider are shown as text', async () => {
  const name = '"><script>alert(1)</script>';
  const { sandbox, browser, authorizeUrl } = await startFederation({
    options: {
      identityProviders: [{ providerName: 'Evil<b>', providerType: 'OIDC', users: [{ sub: name, name }] }],
    },
  });
  const url = authorizeUrl();
  const page = await sandbox.fetch(new URL(`/login${url.search}`, sandbox.domain));
  expect(await page.text()).not.toContain('Evil<b>');
  const back = await browser.open(url, { identityProvider: 'Evil<b>', user: name });
  expect(back.searchParams.has('code')).toBe(true);
});
