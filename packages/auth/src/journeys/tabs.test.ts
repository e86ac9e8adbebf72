import { describe, expect, it } from 'vitest';
import { tick } from '../../test/browser.ts';
import { type JourneyTab, password, startJourney } from '../../test/journey.ts';

const HOUR = 3_600_000;

async function signIn(tab: JourneyTab, username = 'ann') {
  await tab.at('signedOut');
  tab.auth.actions.signIn({ username, password });
  return tab.at('home');
}

const users = [
  { username: 'ann', password },
  { username: 'bea', password },
];

describe('tabs of one browser', () => {
  it('follow a sign-in and a sign-out of each other', async () => {
    const journey = await startJourney();
    const [here, there] = [journey.open(), journey.open()];
    (await there.at('signedOut')).showSignIn();
    await there.at('signIn');
    await signIn(here);
    expect((await there.at('home')).user.username).toBe('ann');
    expect(await there.auth.getAccessToken()).toBe(await here.auth.getAccessToken());
    there.auth.actions.signOut();
    await there.at('signedOut');
    await here.at('signedOut');
    expect(await here.auth.getTokens()).toBeNull();
    expect(journey.sandbox.journal.count('RevokeToken')).toBe(1);
  });

  it('say which one leads; the next one does when it goes', async () => {
    const journey = await startJourney();
    const here = journey.open();
    await signIn(here);
    expect(await here.at('home')).toMatchObject({ tab: 'leading' });
    const there = journey.open();
    expect(await there.at('home')).toMatchObject({ tab: 'following' });
    here.auth.dispose();
    await there.until((state) => state.view === 'home' && state.tab === 'leading');
  });

  it('hand the lead over to a visible one, and take it back', async () => {
    const journey = await startJourney();
    const here = journey.open();
    await signIn(here);
    const there = journey.open();
    await there.at('home');
    const leads = (tab: JourneyTab, role: string) =>
      tab.until((state) => state.view === 'home' && state.tab === role);
    here.tab.page.tell('hidden');
    await leads(here, 'following');
    await leads(there, 'leading');
    here.tab.page.tell('visible');
    there.tab.page.tell('hidden');
    expect(await leads(here, 'leading')).toMatchObject({ session: { status: 'fresh' } });
  });

  it('are alone where there are no locks', async () => {
    const journey = await startJourney();
    const tab = journey.open({}, { locks: null });
    expect(await signIn(tab)).toMatchObject({ tab: 'alone' });
    expect(await tab.auth.getTokens({ forceRefresh: true })).not.toBeNull();
  });

  it('refresh once for all, with rotation and no grace, and nobody is signed out', async () => {
    const journey = await startJourney({
      clients: [{ refreshTokenRotation: { feature: 'ENABLED', retryGracePeriodSeconds: 0 } }],
    });
    const first = journey.open();
    await signIn(first);
    const tabs = [first, ...[1, 2, 3, 4].map(() => journey.open())];
    await Promise.all(tabs.map((tab) => tab.at('home')));
    journey.calls();
    journey.clock.jump(HOUR);
    const tokens = await Promise.all(
      tabs.flatMap((tab) => Array.from({ length: 20 }, () => tab.auth.getAccessToken())),
    );
    expect(new Set(tokens).size).toBe(1);
    expect(journey.calls()).toEqual(['GetTokensFromRefreshToken']);
    for (const tab of tabs) expect(tab.auth.getState().view).toBe('home');
  });

  it('do not restore a session that another tab ended during the refresh', async () => {
    const journey = await startJourney();
    const [here, there] = [journey.open(), journey.open()];
    await signIn(here);
    await there.at('home');
    const hold = journey.sandbox.faults.add({ operation: 'GetTokensFromRefreshToken', kind: 'hold' });
    here.auth.actions.refresh();
    await journey.struck(hold);
    there.auth.actions.signOut();
    await there.at('signedOut');
    await here.at('signedOut');
    hold.release();
    await journey.called('GetTokensFromRefreshToken');
    expect(await here.reload().at('signedOut')).toMatchObject({ fault: null });
    expect(journey.sandbox.users.get('ann')?.sessions).toBe(0);
  });

  it('refresh once for all without locks, too: a lease goes round', async () => {
    const journey = await startJourney({
      clients: [{ refreshTokenRotation: { feature: 'ENABLED', retryGracePeriodSeconds: 0 } }],
    });
    const first = journey.open({}, { locks: null });
    await signIn(first);
    const tabs = [first, ...[1, 2, 3, 4].map(() => journey.open({}, { locks: null }))];
    await Promise.all(tabs.map((tab) => tab.at('home')));
    journey.calls();
    journey.clock.jump(HOUR);
    const tokens = await journey.passing(
      Promise.all(tabs.flatMap((tab) => Array.from({ length: 20 }, () => tab.auth.getAccessToken()))),
    );
    expect(new Set(tokens).size).toBe(1);
    expect(journey.calls()).toEqual(['GetTokensFromRefreshToken']);
  });

  it('agree without locks when one sleeps through its lease; nothing is revoked', async () => {
    const journey = await startJourney();
    const [here, there] = [journey.open({}, { locks: null }), journey.open({}, { locks: null })];
    await signIn(here);
    await there.at('home');
    const hold = journey.sandbox.faults.add({
      operation: 'GetTokensFromRefreshToken',
      kind: 'hold',
      times: 1,
    });
    const late = here.auth.getAccessToken({ forceRefresh: true });
    await journey.struck(hold);
    journey.clock.sleep(20_001);
    const first = await there.auth.getAccessToken({ forceRefresh: true });
    hold.release();
    expect(await late).toBe(first);
    expect(await here.auth.getTokens({ forceRefresh: true })).not.toBeNull();
    expect(journey.sandbox.journal.count('RevokeToken')).toBe(0);
  });

  it('store no answer of one that slept through its lease while the next one waits for its own', async () => {
    const journey = await startJourney();
    const [here, there] = [journey.open({}, { locks: null }), journey.open({}, { locks: null })];
    await signIn(here);
    await there.at('home');
    const hold = { operation: 'GetTokensFromRefreshToken', kind: 'hold', times: 1 } as const;
    const [first, second] = [journey.sandbox.faults.add(hold), journey.sandbox.faults.add(hold)];
    const late = here.auth.getAccessToken({ forceRefresh: true });
    await journey.struck(first);
    journey.clock.sleep(20_001);
    const next = there.auth.getAccessToken({ forceRefresh: true });
    await journey.struck(second);
    first.release();
    await expect(late).rejects.toMatchObject({ code: 'tokens-unavailable' });
    second.release();
    const token = await next;
    await expect.poll(() => here.auth.getAccessToken()).toBe(token);
    expect(journey.sandbox.journal.count('RevokeToken')).toBe(0);
  });

  it('serve valid tokens while another one holds the lock for too long', async () => {
    const journey = await startJourney();
    const here = journey.open();
    const { session } = await signIn(here);
    const token = await here.auth.getAccessToken();
    const { environment } = journey.browser.tab();
    let release = () => {};
    const { userPoolId, clientId } = journey.sandbox;
    const lock = `latchkey|${userPoolId}|${clientId}|refresh`;
    void environment.locks?.request(
      lock,
      {},
      () =>
        new Promise<void>((resolve) => {
          release = resolve;
        }),
    );
    journey.clock.advance(session.refreshAt - journey.clock.now());
    while (!journey.browser.locks.isAwaited(lock)) await tick();
    journey.clock.advance(20_000);
    expect(
      await here.until((state) => state.view === 'home' && state.session.status === 'fresh'),
    ).toMatchObject({ fault: null });
    expect(await here.auth.getAccessToken()).toBe(token);
    expect(journey.sandbox.journal.count('GetTokensFromRefreshToken')).toBe(0);
    release();
    here.auth.actions.refresh();
    await here.until((state) => state.view === 'home' && state.session.status === 'fresh');
    expect(await here.auth.getAccessToken()).not.toBe(token);
  });

  it('go over to another user together', async () => {
    const journey = await startJourney({ users });
    const [here, there] = [journey.open(), journey.open()];
    await signIn(here);
    await there.at('home');
    here.auth.actions.signOut();
    await signIn(here, 'bea');
    await there.until((state) => state.view === 'home' && state.user.username === 'bea');
    expect(there.auth.getClaims()?.['cognito:username']).toBe('bea');
  });

  it('all ask when the session expires, say why, and all continue when the person signs in again in one', async () => {
    const journey = await startJourney();
    const ask = { onExpired: 'ask' } as const;
    const here = journey.open(ask);
    await signIn(here);
    const there = journey.open(ask);
    await there.at('home');
    journey.sandbox.users.signOut('ann');
    await here.auth.getTokens({ forceRefresh: true });
    const asking = await here.at('expired');
    const page = { user: { username: 'ann', claims: { 'cognito:username': 'ann' } } };
    expect(asking.page).toMatchObject(page);
    expect(await there.at('expired')).toMatchObject({ fault: { code: 'expired-elsewhere' }, page });
    asking.signIn({ username: 'ann', password });
    await here.at('home');
    await there.at('home');
  });

  it('all say why when the session expires and ends', async () => {
    const journey = await startJourney();
    const here = journey.open();
    await signIn(here);
    const there = journey.open();
    await there.at('home');
    journey.sandbox.users.signOut('ann');
    await here.auth.getTokens({ forceRefresh: true });
    expect((await here.at('signedOut')).fault?.kind).toBe('credentials');
    expect((await there.at('signedOut')).fault).toEqual({ kind: 'credentials', code: 'expired-elsewhere' });
  });

  it('with different pools do not meet', async () => {
    const [one, other] = [await startJourney(), await startJourney({ users: [] })];
    const here = one.open();
    await signIn(here);
    const there = one.open({
      userPoolId: other.sandbox.userPoolId,
      clientId: other.sandbox.clientId,
      endpoint: other.sandbox.endpoint,
    });
    expect(await there.at('signedOut')).toMatchObject({ fault: null });
    there.auth.dispose();
    expect(here.auth.getState().view).toBe('home');
  });
});
