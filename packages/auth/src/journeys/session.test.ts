import { describe, expect, it } from 'vitest';
import { type JourneyTab, password, startJourney } from '../../test/journey.ts';

const HOUR = 3_600_000;

async function signedIn(tab: JourneyTab) {
  await tab.at('signedOut');
  tab.auth.actions.signIn({ username: 'ann', password });
  return tab.at('home');
}

describe('a session', () => {
  it('comes back after a reload without a request', async () => {
    const journey = await startJourney();
    const tab = journey.open();
    await signedIn(tab);
    const token = await tab.auth.getAccessToken();
    journey.calls();
    const reloaded = tab.reload();
    expect(await reloaded.at('home')).toMatchObject({ user: { username: 'ann' } });
    expect(await reloaded.auth.getAccessToken()).toBe(token);
    expect(journey.calls()).toEqual([]);
  });

  it('is there immediately when it has expired before the reload, and renewed meanwhile', async () => {
    const journey = await startJourney();
    const tab = journey.open();
    await signedIn(tab);
    tab.auth.dispose();
    journey.clock.advance(2 * HOUR);
    journey.calls();
    // A network that accepts requests and answers none.
    const hold = journey.sandbox.faults.add({ kind: 'hold' });
    const reloaded = tab.reload();
    const home = await reloaded.at('home');
    expect(home).toMatchObject({ user: { username: 'ann' }, session: { status: 'refreshing' } });
    expect(reloaded.auth.getClaims()?.email).toBe('ann@example.com');
    hold.release();
    await reloaded.until((state) => state.view === 'home' && state.session.status === 'fresh');
    expect(reloaded.auth.getState()).toMatchObject({ session: { expiresAt: journey.clock.now() + HOUR } });
    expect(journey.calls()).toEqual(['GetTokensFromRefreshToken']);
  });

  it('is renewed ahead of its end by the timer', async () => {
    const journey = await startJourney();
    const tab = journey.open();
    const { session } = await signedIn(tab);
    const left = session.expiresAt - session.refreshAt;
    expect(left).toBeGreaterThanOrEqual(0.05 * HOUR);
    expect(left).toBeLessThanOrEqual(0.4 * HOUR);
    journey.calls();
    journey.clock.advance(session.refreshAt - journey.clock.now());
    await tab.until((state) => state.view === 'home' && state.session.expiresAt > session.expiresAt);
    expect(journey.calls()).toEqual(['GetTokensFromRefreshToken']);
  });

  it('is renewed once for many callers', async () => {
    const journey = await startJourney();
    const tab = journey.open();
    await signedIn(tab);
    journey.calls();
    const tokens = await Promise.all(
      Array.from({ length: 20 }, () => tab.auth.getAccessToken({ forceRefresh: true })),
    );
    expect(new Set(tokens).size).toBe(1);
    expect(journey.calls()).toEqual(['GetTokensFromRefreshToken']);
  });

  it('continues with rotated refresh tokens, also after a reload', async () => {
    const journey = await startJourney({
      clients: [{ refreshTokenRotation: { feature: 'ENABLED', retryGracePeriodSeconds: 0 } }],
    });
    const tab = journey.open();
    await signedIn(tab);
    await tab.auth.getTokens({ forceRefresh: true });
    const reloaded = tab.reload();
    await reloaded.at('home');
    expect(await reloaded.auth.getTokens({ forceRefresh: true })).not.toBeNull();
    expect(journey.sandbox.journal.count('GetTokensFromRefreshToken')).toBe(2);
  });

  it('falls back to REFRESH_TOKEN_AUTH where the newer operation is not offered, and remembers it', async () => {
    const journey = await startJourney();
    journey.sandbox.faults.add({
      operation: 'GetTokensFromRefreshToken',
      kind: 'error',
      type: 'UnsupportedOperationException',
    });
    const tab = journey.open();
    await signedIn(tab);
    journey.calls();
    await tab.auth.getTokens({ forceRefresh: true });
    expect(journey.calls()).toEqual([
      'GetTokensFromRefreshToken !UnsupportedOperationException',
      'InitiateAuth',
    ]);
    const reloaded = tab.reload();
    await reloaded.at('home');
    await reloaded.auth.getTokens({ forceRefresh: true });
    expect(journey.calls()).toEqual(['InitiateAuth']);
  });

  it('serves valid tokens while the network is down, and fails once none are', async () => {
    const journey = await startJourney();
    const tab = journey.open();
    const { session } = await signedIn(tab);
    const token = await tab.auth.getAccessToken();
    journey.sandbox.faults.add({ kind: 'network' });
    journey.clock.advance(session.refreshAt - journey.clock.now());
    expect(
      await tab.until((state) => state.view === 'home' && state.session.status === 'stale'),
    ).toMatchObject({ fault: { kind: 'network' } });
    expect(await tab.auth.getAccessToken()).toBe(token);

    journey.clock.advance(HOUR);
    await expect(tab.auth.getAccessToken()).rejects.toMatchObject({
      name: 'AuthError',
      code: 'tokens-unavailable',
    });
    expect(tab.auth.getState().view).toBe('home');

    journey.sandbox.faults.clear();
    expect(await tab.auth.getAccessToken()).not.toBe(token);
  });

  it('does not outlive its time, nor end, when the clock is set back', async () => {
    const journey = await startJourney();
    const tab = journey.open();
    const { session } = await signedIn(tab);
    journey.clock.jump(-5 * HOUR);
    journey.calls();
    journey.clock.advance(HOUR);
    await tab.until((state) => state.view === 'home' && state.session.expiresAt !== session.expiresAt);
    expect(await tab.auth.getTokens()).not.toBeNull();
    expect(journey.calls()).toEqual(['GetTokensFromRefreshToken']);
  });

  it('is refreshed in the background while its tokens serve', async () => {
    const journey = await startJourney();
    const tab = journey.open();
    const { session } = await signedIn(tab);
    const before = await tab.auth.getAccessToken();
    const hold = journey.sandbox.faults.add({ operation: 'GetTokensFromRefreshToken', kind: 'hold' });
    // The computer slept: no timer has fired in time.
    journey.clock.sleep(session.refreshAt - journey.clock.now());
    expect(await tab.auth.getAccessToken()).toBe(before);
    await journey.struck(hold);
    expect(await tab.auth.getAccessToken()).toBe(before);
    hold.release();
    await tab.until((state) => state.view === 'home' && state.session.refreshAt > session.refreshAt);
    expect(await tab.auth.getAccessToken()).not.toBe(before);
  });

  it('ends when the refresh token is refused', async () => {
    const journey = await startJourney();
    const tab = journey.open();
    await signedIn(tab);
    journey.sandbox.users.signOut('ann');
    expect(await tab.auth.getTokens({ forceRefresh: true })).toBeNull();
    expect((await tab.at('signedOut')).fault).toEqual({
      kind: 'credentials',
      code: 'NotAuthorizedException',
      reason: 'refresh-token-revoked',
    });
    expect((await tab.reload().at('signedOut')).fault).toBeNull();
  });

  it('asks the person when it has ended, if so configured', async () => {
    const journey = await startJourney();
    const tab = journey.open({ onExpired: 'ask' });
    await signedIn(tab);
    journey.sandbox.users.signOut('ann');
    tab.auth.actions.refresh();
    const expired = await tab.at('expired');
    expect(expired.username).toBe('ann');
    expired.showSignIn();
    expect((await tab.at('signIn')).username).toBe('ann');
    tab.auth.actions.signIn({ username: 'ann', password });
    await tab.at('home');
  });

  it('ends everywhere by a global sign-out', async () => {
    const journey = await startJourney();
    const here = journey.open();
    await signedIn(here);
    const elsewhere = journey.openElsewhere();
    await signedIn(elsewhere);
    here.auth.actions.signOut('global');
    await here.at('signedOut');
    expect(journey.calls()).toContain('GlobalSignOut');
    expect(await elsewhere.auth.getTokens({ forceRefresh: true })).toBeNull();
  });

  it('ends here although the network is down', async () => {
    const journey = await startJourney();
    const tab = journey.open();
    await signedIn(tab);
    journey.sandbox.faults.add({ operation: 'RevokeToken', kind: 'network' });
    tab.auth.actions.signOut();
    expect((await tab.at('signedOut')).fault).toMatchObject({ kind: 'network' });
    await tab.reload().at('signedOut');
  });

  it('ends without a word where the client has no token revocation', async () => {
    const journey = await startJourney({ clients: [{ enableTokenRevocation: false }] });
    const tab = journey.open();
    await signedIn(tab);
    tab.auth.actions.signOut();
    expect((await tab.at('signedOut')).fault).toBeNull();
    expect(journey.calls().at(-1)).toBe('RevokeToken !UnsupportedOperationException');
  });

  it('is renewed for a global sign-out, which takes a valid access token', async () => {
    const journey = await startJourney();
    const tab = journey.open();
    await signedIn(tab);
    journey.calls();
    journey.clock.jump(2 * HOUR);
    tab.auth.actions.signOut('global');
    expect((await tab.at('signedOut')).fault).toBeNull();
    expect(journey.calls()).toEqual(['GetTokensFromRefreshToken', 'GlobalSignOut']);
  });

  it('is renewed when the page is shown again after the computer slept', async () => {
    const journey = await startJourney();
    const tab = journey.open();
    const { session } = await signedIn(tab);
    journey.clock.sleep(8 * HOUR);
    tab.tab.page.tell('visible');
    await tab.until((state) => state.view === 'home' && state.session.expiresAt > session.expiresAt);
    expect(tab.auth.getState()).toMatchObject({ session: { status: 'fresh' } });
  });
});
