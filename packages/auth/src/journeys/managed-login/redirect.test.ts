import { describe, expect, test } from 'vitest';
import { HOME, leave, REDIRECT, startAtDomain } from '../../../test/at-domain.ts';

const eve = { identityProvider: 'Acme', user: 'eve@acme.example' };

describe('a redirect', () => {
  test('signs in, gives back where the app was, and leaves nothing in the address', async () => {
    const journey = await startAtDomain();
    const before = journey.show('http://localhost:5173/notes?page=2');
    const url = await leave(before, { returnTo: '/notes?page=2#last', data: { draft: 'x' } });
    const asked = new URL(url).searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({
      response_type: 'code',
      redirect_uri: REDIRECT,
      code_challenge_method: 'S256',
      state: expect.stringMatching(/^[\w-]+$/),
    });
    expect(url).not.toMatch(/notes|draft/);
    before.auth.dispose();
    const after = journey.show(await journey.pass(url));
    expect(after.window.location.href).toBe(REDIRECT);
    const { user, sessionOrigin } = await after.at('home');
    expect(user.username).toBe('ann');
    expect(sessionOrigin).toBe('managedLogin');
    await expect
      .poll(() => after.returned)
      .toEqual([{ returnTo: '/notes?page=2#last', data: { draft: 'x' }, fault: null }]);
  });

  test('works from two tabs at the same time, and comes back in either', async () => {
    const journey = await startAtDomain();
    const [one, two] = [journey.show(), journey.show()];
    const [first, second] = [await leave(one, { returnTo: '/1' }), await leave(two, { returnTo: '/2' })];
    const back = journey.show(await journey.pass(second));
    await back.at('home');
    const other = journey.show(await journey.pass(first));
    await other.at('home');
    await expect
      .poll(() => [back.returned, other.returned].flat().map(({ returnTo }) => returnTo))
      .toEqual(['/2', '/1']);
  });

  test('whose address is taken by two tabs at the same time is exchanged by one of them', async () => {
    const journey = await startAtDomain();
    const href = await journey.pass(await leave(journey.show()));
    journey.calls();
    const [one, two] = [journey.show(href), journey.show(href)];
    await Promise.all([one, two].map((tab) => tab.until(({ view }) => view === 'home')));
    expect(journey.calls().filter((call) => call.startsWith('/oauth2/token'))).toHaveLength(1);
  });

  test('that was taken before is unknown: the back button, a restored tab', async () => {
    const journey = await startAtDomain();
    const href = await journey.pass(await leave(journey.show()));
    await journey.show(href).at('home');
    const again = journey.show(href);
    await again.at('home');
    await expect.poll(() => again.returned).toMatchObject([{ fault: { reason: 'redirect-unknown' } }]);
    again.auth.actions.signOut();
    await again.at('signedOut');
    const late = journey.show(href);
    expect(await late.at('signedOut')).toMatchObject({
      fault: { kind: 'lapsed', reason: 'redirect-unknown' },
    });
  });

  test('lapses after ten minutes', async () => {
    const journey = await startAtDomain();
    const url = await leave(journey.show());
    journey.clock.advance(600_001);
    const after = journey.show(await journey.pass(url));
    expect(await after.at('signedOut')).toMatchObject({ fault: { reason: 'redirect-unknown' } });
  });

  test('whose answer is lost is not repeated', async () => {
    const journey = await startAtDomain();
    const href = await journey.pass(await leave(journey.show()));
    journey.sandbox.faults.add({ kind: 'respond-then-drop', operation: '/oauth2/token' });
    const after = journey.show(href);
    expect(await after.at('signedOut')).toMatchObject({ fault: { kind: 'network', code: 'exchange-lost' } });
    expect(journey.sandbox.journal.count('/oauth2/token')).toBe(1);
  });

  test('whose exchange hangs ends with a fault after 20 s; what comes late is revoked', async () => {
    const journey = await startAtDomain();
    const first = journey.show();
    const href = await journey.pass(await leave(first, { returnTo: '/notes' }));
    let arrive = () => {};
    const cut = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    const fetch: typeof globalThis.fetch = async (...request) => {
      const response = await first.tab.environment.fetch(...request);
      if (String(request[0]).endsWith('/oauth2/token')) await cut;
      return response;
    };
    const after = journey.show(href, {}, { fetch });
    await journey.called('/oauth2/token');
    // A time-out counts in pieces of 5 s.
    for (let piece = 0; piece < 4; piece += 1) {
      expect(after.auth.getState()).toMatchObject({ view: 'splash' });
      journey.clock.advance(5_000);
    }
    expect(await after.at('signedOut')).toMatchObject({ fault: { kind: 'network', code: 'exchange-lost' } });
    await expect
      .poll(() => after.returned)
      .toMatchObject([{ returnTo: '/notes', fault: { code: 'exchange-lost' } }]);
    arrive();
    await journey.called('RevokeToken');
    expect(after.auth.getState()).toMatchObject({ view: 'signedOut' });
  });

  test('can be taken by a router that routes itself', async () => {
    const journey = await startAtDomain();
    const href = await journey.pass(await leave(journey.show()));
    const tab = journey.show('http://localhost:5173/routed');
    await tab.at('signedOut');
    expect(await tab.auth.handleCallback(href)).toMatchObject({ view: 'home' });
  });

  test('is of no use to a browser that keeps nothing over it', async () => {
    const journey = await startAtDomain();
    const tab = journey.show(HOME, {}, { indexedDB: null });
    await tab.at('signedOut');
    tab.auth.actions.signInWithRedirect();
    expect(await tab.at('signIn')).toMatchObject({ fault: { reason: 'redirect-not-stored' } });
    expect(tab.window.left).toEqual([]);
  });

  test('outlives the page where sessions do not', async () => {
    const journey = await startAtDomain();
    const config = { storage: 'memory' } as const;
    const href = await journey.pass(await leave(journey.show(undefined, config)));
    await journey.show(href, config).at('home');
    expect(await journey.show(undefined, config).at('signedOut')).toMatchObject({ fault: null });
  });

  test('leads back to the form when the page is shown again', async () => {
    const journey = await startAtDomain();
    const tab = journey.show();
    await leave(tab);
    tab.tab.page.tell('resume');
    expect(tab.auth.getState().view).toBe('managedLogin');
    tab.tab.page.tell('freeze');
    tab.tab.page.tell('resume');
    expect(await tab.at('signIn')).toMatchObject({ fault: null });
  });

  test('goes straight to a provider, whose user has its identity', async () => {
    const journey = await startAtDomain();
    const url = await leave(journey.show(), { idpIdentifier: 'acme.example', loginHint: 'eve', lang: 'de' });
    expect(Object.fromEntries(new URL(url).searchParams)).toMatchObject({
      idp_identifier: 'acme.example',
      login_hint: 'eve',
      lang: 'de',
    });
    const { user } = await journey.show(await journey.pass(url, eve)).at('home');
    expect(user.claims.identities).toMatchObject([{ providerName: 'Acme', userId: 'emp-7' }]);
  });
});
