import { describe, expect, test } from 'vitest';
import { HOME, LOGOUT, leave, REDIRECT, startAtDomain } from '../../../test/at-domain.ts';
import { tick } from '../../../test/browser.ts';
import { FakeWindow } from '../../../test/fake-window.ts';
import { password } from '../../../test/journey.ts';
import { createAuth } from '../../managed-login/index.ts';

const unknown = { kind: 'lapsed', code: 'redirect-unknown', reason: 'redirect-unknown' };

async function comeBack(request = {}) {
  const journey = await startAtDomain();
  const before = journey.show();
  const href = await journey.pass(await leave(before, request));
  before.auth.dispose();
  journey.calls();
  return { journey, href };
}

describe('an address that leads back', () => {
  test.each([
    ['with a slash that the server has added', (href: string) => href.replace('callback?', 'callback/?')],
    ['with what a provider has put behind it', (href: string) => `${href}#_=_`],
    ['with more parameters than any provider adds', (href: string) => `${href}&${'a=1&'.repeat(200)}`],
  ])('signs in %s', async (_, odd) => {
    const { journey, href } = await comeBack();
    const tab = journey.show(odd(href));
    await tab.at('home');
    expect(tab.window.location.href).toBe(REDIRECT);
    expect(journey.calls()).toEqual(['/oauth2/token']);
  });

  test('signs in with a query of the app in the redirect URI', async () => {
    const redirectUri = `${REDIRECT}?tenant=acme&${'filler=1&'.repeat(30)}page=2`;
    const journey = await startAtDomain({ clients: [{ callbackURLs: [redirectUri] }] });
    const href = await journey.pass(await leave(journey.show(HOME, { redirectUri })));
    const tab = journey.show(href, { redirectUri });
    await tab.at('home');
    expect(tab.window.location.href).toBe(redirectUri);
  });

  test.each([
    ['another path', (href: string) => href.replace('/callback', '/elsewhere')],
    ['another port', (href: string) => href.replace('5173', '5174')],
    ['an answer in the fragment, as of the implicit grant', (href: string) => href.replace('?', '#')],
    ['tokens in the fragment', () => `${REDIRECT}#access_token=a&id_token=b&token_type=Bearer&state=c`],
  ])('does not count with %s: nothing of it is used, and it stays as it is', async (_, odd) => {
    const { journey, href } = await comeBack();
    const tab = journey.show(odd(href));
    expect(await tab.at('signedOut')).toMatchObject({ fault: null });
    expect([tab.window.location.href, journey.calls()]).toEqual([odd(href), []]);
    // Nothing is lost: the right one still works.
    await journey.show(href).at('home');
  });

  test.each([
    ['two states', (href: string) => `${href}&state=${'l'.padEnd(44, 'A')}`, 'callback-malformed'],
    ['two codes', (href: string) => href.replace('code=', 'code=x&code='), 'callback-malformed'],
    ['an empty code', (href: string) => href.replace(/code=[^&]*/, 'code='), 'callback-malformed'],
    [
      'a code that is too long',
      (href: string) => href.replace('code=', `code=${'x'.repeat(5_000)}`),
      'invalid_grant',
    ],
    ['another issuer (RFC 9207)', (href: string) => `${href}&iss=https://evil.example`, 'callback-malformed'],
  ])('is refused with %s, and what the app kept comes back', async (_, odd, code) => {
    const { journey, href } = await comeBack({ returnTo: '/notes', data: 7 });
    const tab = journey.show(odd(href));
    const { fault } = await tab.at('signedOut');
    expect(fault).toMatchObject({ code });
    await expect.poll(() => tab.returned).toEqual([{ returnTo: '/notes', data: 7, fault }]);
    // A new one can begin at once.
    expect(await journey.pass(await leave(tab))).toContain('code=');
  });

  test.each([
    ['an error', `${REDIRECT}?error=access_denied&error_description=Call+0800`],
    ['an error and a code', `${REDIRECT}?error=access_denied&code=a`],
    ['no code', `${REDIRECT}?code=`],
  ])('without a state says %s to nobody', async (_, href) => {
    const journey = await startAtDomain();
    const tab = journey.show(href, { idpInitiated: 'allow' });
    expect(await tab.at('signedOut')).toMatchObject({ fault: unknown });
    expect([tab.window.location.href, journey.calls()]).toEqual([REDIRECT, []]);
  });

  test('is taken with the issuer of the pool (RFC 9207), in each form', async () => {
    const { journey, href } = await comeBack();
    const { region, userPoolId } = journey.sandbox;
    const iss = `https://issuer-cognito-idp.${region}.amazonaws.com/${userPoolId}`;
    const tab = journey.show(`${href}&iss=${encodeURIComponent(iss)}`);
    expect(await tab.at('home')).toMatchObject({ sessionOrigin: 'managedLogin' });
  });
});

describe('a page with the Auths of two app clients, which have one redirect URI,', () => {
  test('signs in with the one that the person left from', async () => {
    const other = { clientId: 'another2client', callbackURLs: [REDIRECT] };
    const journey = await startAtDomain({ clients: [{ callbackURLs: [REDIRECT] }, other] });
    const { clientId } = other;
    const href = await journey.pass(await leave(journey.show(HOME, { clientId })));
    const window = new FakeWindow(href);
    const first = journey.show(href, {}, { window: window.window });
    expect(await first.at('signedOut')).toMatchObject({ fault: null });
    expect(window.location.href).toBe(href);
    const second = journey.show(href, { clientId }, { window: window.window });
    await second.at('home');
    expect(window.location.href).toBe(REDIRECT);
    expect([first.returned, second.returned]).toMatchObject([[], [{ fault: null }]]);
  });
});

describe('a router that has the address', () => {
  test('may give it while a session is there, which stays, as one of another tab does; what the app kept comes back', async () => {
    const { journey, href } = await comeBack({ returnTo: '/notes' });
    const tab = journey.show(HOME);
    await tab.at('signedOut');
    tab.auth.actions.signIn({ username: 'ann', password });
    expect(await tab.at('home')).toMatchObject({ sessionOrigin: 'api' });
    expect(await tab.auth.handleCallback(href)).toMatchObject({ view: 'home', sessionOrigin: 'api' });
    // The new one is not left valid.
    while (journey.sandbox.journal.count('RevokeToken') === 0) await tick();
    await expect.poll(() => tab.returned).toMatchObject([{ returnTo: '/notes', fault: null }]);
  });

  test('may give one that is unknown while a session is there, which stays', async () => {
    const { journey, href } = await comeBack();
    const tab = journey.show(href);
    await tab.at('home');
    const shown = await tab.auth.handleCallback(`${REDIRECT}?code=a&state=another`);
    expect(shown).toMatchObject({ view: 'home', sessionOrigin: 'managedLogin' });
    await expect.poll(() => tab.returned).toMatchObject([{ fault: null }, { fault: unknown }]);
    expect(await tab.auth.getAccessToken()).toEqual(expect.any(String));
  });

  test('may give two in the same tick: each is exchanged and reported, one after the other', async () => {
    const journey = await startAtDomain();
    const [one, two] = [journey.show(), journey.show()];
    const first = await journey.pass(await leave(one, { returnTo: '/1' }));
    const second = await journey.pass(await leave(two, { returnTo: '/2' }));
    for (const { auth } of [one, two]) auth.dispose();
    const tab = journey.show(HOME);
    await tab.at('signedOut');
    journey.calls();
    const shown = await Promise.all([first, second, first].map((href) => tab.auth.handleCallback(href)));
    expect(shown.map(({ view }) => view)).toEqual(['home', 'home', 'home']);
    await expect.poll(() => tab.returned.map(({ returnTo }) => returnTo)).toEqual(['/1', '/2']);
    expect(journey.calls().filter((call) => call === '/oauth2/token')).toHaveLength(2);
  });

  test('may give it in the middle of a sign-out, which is finished first', async () => {
    const { journey, href } = await comeBack();
    const tab = journey.show(href);
    await tab.at('home');
    const other = journey.show(HOME);
    await other.at('home');
    const fault = journey.sandbox.faults.add({ kind: 'hold', operation: 'RevokeToken', times: 1 });
    tab.auth.actions.signOut();
    await journey.struck(fault);
    const handled = tab.auth.handleCallback(`${REDIRECT}?code=a&state=unknown`);
    fault.release();
    expect(await handled).toMatchObject({ view: 'signedOut', fault: unknown });
    expect(journey.sandbox.journal.count('RevokeToken')).toBe(1);
  });
});

test.each([
  ['redirectUri', 'https://app.example.com/callback#here'],
  ['redirectUri', 'https://app.example.com/callback?code=1'],
  ['redirectUri', 'https://app.example.com/callback?page=2&state=x'],
  ['redirectUri', 'https://app.example.com/callback?error=x'],
  ['redirectUri', 'http://app.example.com/callback'],
  ['redirectUri', '/callback'],
  ['redirectUri', 'javascript:alert(1)'],
  ['domain', 'auth.example.com'],
  ['logoutUri', '/'],
  ['scopes', ['email']],
  ['scopes', 'openid'],
  ['idpInitiated', true],
  ['onReturn', {}],
])('the option %s is not %j', (name, value) => {
  const options = {
    userPoolId: 'eu-west-2_AbC123',
    clientId: '1example23456789',
    domain: 'https://auth.example.com',
    redirectUri: 'https://app.example.com/callback',
    logoutUri: LOGOUT,
  };
  expect(() => createAuth({ ...options, [name]: value })).toThrow(
    expect.objectContaining({ code: 'invalid-config', message: expect.stringContaining(name) }),
  );
});
