import { describe, expect, it } from 'vitest';
import { tick } from '../../test/browser.ts';
import { clearSiteData, entryOf } from '../../test/entries.ts';
import { type JourneyTab, password, startJourney } from '../../test/journey.ts';
import { pass, settle } from '../../test/passing.ts';
import { signIn } from '../../test/sign-in.ts';
import { personAt, rotating, users } from '../../test/two-people.ts';
import type { PageEvent } from '../api.ts';

const tiers = [{}, { isolation: 'worker' }] as const;

describe('two tabs that finish a sign-in at the same time', () => {
  it.each([
    ['as one person', 'ann', 'ann'],
    ['as two', 'ann', 'bob'],
  ])('%s end at home as one, and the grant that lost is revoked', async (_, one, other) => {
    const journey = await startJourney(rotating);
    const [here, there] = [journey.open(), journey.open()];
    await Promise.all([here.at('signedOut'), there.at('signedOut')]);
    const hold = journey.sandbox.faults.add({
      operation: 'RespondToAuthChallenge',
      kind: 'hold',
    });
    here.auth.actions.signIn({ username: one, password });
    await journey.struck(hold);
    // Tokens that live longer do not win.
    journey.clock.advance(1_000);
    there.auth.actions.signIn({ username: other, password });
    while (hold.hits < 2) await tick();
    hold.release();
    const [first, second] = await Promise.all([personAt(here), personAt(there)]);
    expect(first).toBe(second);
    const sessions = () => users.map(({ username }) => journey.sandbox.users.get(username)?.sessions ?? 0);
    while (sessions().reduce((sum, count) => sum + count) !== 1) await tick();
    // And it is the one that both hold.
    for (const { auth } of [here, there]) {
      expect(await auth.getTokens({ forceRefresh: true })).not.toBeNull();
    }
    expect(await personAt(here.reload())).toBe(first);
  });

  it('sign in again where the session of the first one has ended meanwhile', async () => {
    const journey = await startJourney({ users });
    const [here, there] = [journey.open(), journey.open({}, { openChannel: null })];
    await Promise.all([here.at('signedOut'), there.at('signedOut')]);
    const hold = journey.sandbox.faults.add({ operation: 'RespondToAuthChallenge', kind: 'hold', times: 1 });
    there.auth.actions.signIn({ username: 'bob', password });
    await journey.struck(hold);
    await signIn(here);
    here.auth.actions.signOut();
    await here.at('signedOut');
    hold.release();
    expect(await personAt(there)).toBe('bob');
    here.tab.page.tell('focus');
    expect(await personAt(here)).toBe('bob');
  });
});

describe('a tab that got no message', () => {
  const events: PageEvent[] = ['visible', 'focus', 'resume', 'online'];

  it.each(events)('sees on %s that another tab has signed in, or out', async (event) => {
    const journey = await startJourney();
    const here = journey.open();
    const there = journey.open({}, { openChannel: null });
    await there.at('signedOut');
    await signIn(here);
    await settle();
    expect(there.auth.getState().view).toBe('signedOut');
    there.tab.page.tell(event);
    await there.at('home');
    here.auth.actions.signOut();
    await here.at('signedOut');
    await settle();
    expect(there.auth.getState().view).toBe('home');
    there.tab.page.tell(event);
    await there.at('signedOut');
    expect(await there.auth.getTokens()).toBeNull();
  });

  it.each([...events.map((event) => [event, {}] as const), ['resume', { isolation: 'worker' }] as const])(
    'hands out no token of the person before on %s, with %o',
    async (event, tier) => {
      const journey = await startJourney({ users });
      const here = journey.open();
      const there = journey.open(tier, { openChannel: null });
      await there.at('signedOut');
      await signIn(here);
      there.tab.page.tell(event);
      await there.at('home');
      here.auth.actions.signOut();
      await signIn(here, 'bob');
      await settle();
      there.tab.page.tell(event);
      expect(await there.auth.getTokens()).toEqual(await here.auth.getTokens());
      here.auth.actions.signOut();
      await here.at('signedOut');
      there.tab.page.tell(event);
      expect(await there.auth.getTokens()).toBeNull();
    },
  );

  it.each(tiers)(
    'looks before it hands out a token after a pause in which nobody saw it, with %o',
    async (tier) => {
      const journey = await startJourney({ users });
      const here = journey.open();
      const there = journey.open(tier, { openChannel: null });
      await there.at('signedOut');
      await signIn(here);
      there.tab.page.tell('focus');
      await there.at('home');
      there.tab.page.tell('hidden');
      here.auth.actions.signOut();
      await signIn(here, 'bob');
      await pass(journey, 61_000);
      expect(await there.auth.getTokens()).toEqual(await here.auth.getTokens());
      here.auth.actions.signOut();
      await here.at('signedOut');
      await pass(journey, 61_000);
      expect(await there.auth.getTokens()).toBeNull();
    },
  );

  it('looks for itself within a minute', async () => {
    const journey = await startJourney({ users });
    const here = journey.open();
    const there = journey.open({}, { openChannel: null });
    await there.at('signedOut');
    await signIn(here);
    await pass(journey, 61_000);
    expect(await personAt(there)).toBe('ann');
    here.auth.actions.signOut();
    await signIn(here, 'bob');
    await pass(journey, 61_000);
    await there.until((state) => state.view === 'home' && state.user.username === 'bob');
  });

  it('learns of a change although a call for tokens has found it first', async () => {
    const journey = await startJourney();
    const here = journey.open();
    const there = journey.open({}, { openChannel: null });
    await there.at('signedOut');
    await signIn(here);
    there.tab.page.tell('focus');
    await there.at('home');
    here.auth.actions.signOut();
    await here.at('signedOut');
    expect(await there.auth.getTokens({ forceRefresh: true })).toBeNull();
    await there.at('signedOut');
  });

  describe.each(tiers)('and asks when a session expires, with %o,', (tier) => {
    /** Two tabs that ask; the second one hears nothing. */
    async function asking() {
      const journey = await startJourney();
      const here = journey.open({ onExpired: 'ask' });
      const there = journey.open({ ...tier, onExpired: 'ask' }, { openChannel: null });
      await there.at('signedOut');
      await signIn(here);
      there.tab.page.tell('focus');
      await there.at('home');
      return { journey, here, there };
    }
    const expired = {
      fault: { kind: 'credentials', code: 'expired-elsewhere' },
      page: { user: { username: 'ann' } },
    };

    it('closes the page of a person who has signed out, though a refresh finds that first', async () => {
      const { here, there } = await asking();
      here.auth.actions.signOut();
      await here.at('signedOut');
      expect(await there.auth.getTokens({ forceRefresh: true })).toBeNull();
      expect(await there.at('signedOut')).toMatchObject({ fault: null, page: null, reason: 'elsewhere' });
    });

    const ways = [
      ['a look', async (tab: JourneyTab) => tab.tab.page.tell('focus')],
      ['a refresh', async (tab: JourneyTab) => void (await tab.auth.getTokens({ forceRefresh: true }))],
    ] as const;
    it('closes the page of a person who signs out in another tab that asks', async () => {
      const { journey, here, there } = await asking();
      journey.sandbox.users.signOut('ann');
      await here.auth.getTokens({ forceRefresh: true });
      there.tab.page.tell('focus');
      await there.at('expired');
      (await here.at('expired')).signOut();
      await here.at('signedOut');
      there.tab.page.tell('focus');
      expect(await there.at('signedOut')).toMatchObject({ fault: null, page: null, reason: 'elsewhere' });
    });

    it.each(ways)('asks as the others do, also where %s finds it', async (_, find) => {
      const { journey, here, there } = await asking();
      journey.sandbox.users.signOut('ann');
      await here.auth.getTokens({ forceRefresh: true });
      await here.at('expired');
      await find(there);
      const state = await there.at('expired');
      expect(state).toMatchObject(expired);
      there.tab.page.tell('visible');
      await settle();
      expect(there.auth.getState().view).toBe('expired');
      state.signIn({ username: 'ann', password });
      await there.at('home');
    });
  });

  it('takes nothing that it hears on the channel for granted', async () => {
    const journey = await startJourney();
    const here = journey.open();
    await signIn(here);
    const { userPoolId, clientId } = journey.sandbox;
    const channel = journey.browser.channels.open(`latchkey|${userPoolId}|${clientId}`);
    for (const message of [
      null,
      undefined,
      'x',
      {},
      [],
      { ended: 5 },
      { ended: 'another' },
      Number.NaN,
      1e9,
    ]) {
      channel.postMessage(message);
      await settle(20);
    }
    expect(here.auth.getState()).toMatchObject({ view: 'home', fault: null });
  });
});

describe('site data that are cleared while tabs are open', () => {
  it.each(tiers)('are written again by a tab that holds a session, with %o', async (tier) => {
    const journey = await startJourney(rotating);
    const tab = journey.open(tier);
    await signIn(tab);
    await clearSiteData(journey.browser);
    tab.tab.page.tell('focus');
    const { userPoolId, clientId } = journey.sandbox;
    while (!(await entryOf(journey.browser, `${userPoolId}|${clientId}|session`))) await tick();
    const reloaded = tab.reload();
    await reloaded.at('home');
    expect(await reloaded.auth.getCapabilities()).toEqual({
      storage: 'encrypted',
      locks: true,
      channel: true,
    });
    expect(await reloaded.auth.getTokens({ forceRefresh: true })).not.toBeNull();
  });

  it.each(tiers)('give way to the next user, in all tabs, with %o', async (tier) => {
    const journey = await startJourney(rotating);
    const old = journey.open(tier);
    await signIn(old);
    await clearSiteData(journey.browser);
    const fresh = journey.open();
    await signIn(fresh, 'bob');
    await old.until((state) => state.view === 'home' && state.user.username === 'bob');
    expect(await old.auth.getTokens({ forceRefresh: true })).not.toBeNull();
    expect(await personAt(journey.open())).toBe('bob');
  });

  it.each(tiers)('do not restore a session that ends after that, with %o', async (tier) => {
    const journey = await startJourney();
    const [here, there] = [journey.open(tier), journey.open(tier, { openChannel: null })];
    await signIn(here);
    there.tab.page.tell('focus');
    await there.at('home');
    await clearSiteData(journey.browser);
    here.auth.actions.signOut();
    await here.at('signedOut');
    there.tab.page.tell('focus');
    await there.at('signedOut');
    expect((await there.reload().at('signedOut')).fault).toBeNull();
  });
});
