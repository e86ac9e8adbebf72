import { describe, expect, it } from 'vitest';
import { tick } from '../../test/browser.ts';
import { faultyDatabase } from '../../test/database.ts';
import { type JourneyTab, password, startJourney } from '../../test/journey.ts';
import { settle } from '../../test/passing.ts';
import { signIn } from '../../test/sign-in.ts';
import { personAt, users } from '../../test/two-people.ts';
import { deleteUser } from '../account/index.ts';

const HOUR = 3_600_000;

describe('a sign-out', () => {
  it.each(['local', 'global'] as const)(
    'that is %s has cleared the session here and in other tabs before anything is sent',
    async (scope) => {
      const journey = await startJourney();
      const [here, there] = [journey.open(), journey.open()];
      await signIn(here);
      await there.at('home');
      const hold = journey.sandbox.faults.add({ kind: 'hold' });
      here.auth.actions.signOut(scope);
      await there.at('signedOut');
      await journey.struck(hold);
      // The page is closed while the revocation is pending.
      expect(await here.reload().at('signedOut')).toMatchObject({ fault: null });
      hold.release();
    },
  );

  it('does not wait for an answer that never comes', async () => {
    const journey = await startJourney();
    const tab = journey.open();
    await signIn(tab);
    const hold = journey.sandbox.faults.add({ operation: 'RevokeToken', kind: 'hold' });
    tab.auth.actions.signOut();
    await journey.struck(hold);
    expect(await tab.auth.getTokens()).toBeNull();
    journey.clock.advance(5_000);
    expect((await tab.at('signedOut')).fault).toMatchObject({ code: 'revoke-timeout' });
    hold.release();
  });

  it('while the page starts ends the stored session', async () => {
    const journey = await startJourney();
    const tab = journey.open();
    await signIn(tab);
    const reloaded = tab.reload();
    reloaded.auth.actions.signOut();
    await reloaded.at('signedOut');
    expect(journey.sandbox.journal.count('RevokeToken')).toBe(1);
    await reloaded.reload().at('signedOut');
  });

  it('leaves a later session of another person alone, and this tab follows it', async () => {
    const journey = await startJourney({ users });
    const [here, there] = [journey.open(), journey.open()];
    await signIn(here);
    await there.at('home');
    const hold = journey.sandbox.faults.add({ operation: 'RevokeToken', kind: 'hold', times: 1 });
    here.auth.actions.signOut();
    await journey.struck(hold);
    await signIn(there, 'bob');
    hold.release();
    const states = await Promise.all([here, there].map((tab) => tab.at('home')));
    expect(states.map(({ user }) => user.username)).toEqual(['bob', 'bob']);
    expect((await here.reload().at('home')).user.username).toBe('bob');
    expect(journey.sandbox.users.get('ann')?.sessions).toBe(0);
  });

  it('ends a session that another tab has refreshed meanwhile, too', async () => {
    const journey = await startJourney();
    const [here, there] = [journey.open(), journey.open({}, { openChannel: null })];
    await signIn(here);
    there.tab.page.tell('focus');
    await there.at('home');
    await here.auth.getTokens({ forceRefresh: true });
    there.auth.actions.signOut();
    await there.at('signedOut');
    here.tab.page.tell('focus');
    await here.at('signedOut');
    expect((await here.reload().at('signedOut')).fault).toBeNull();
  });

  it('by deleting the user leaves nothing to revoke', async () => {
    const journey = await startJourney();
    const [here, there] = [journey.open(), journey.open()];
    await signIn(here);
    await there.at('home');
    await deleteUser(here.auth);
    await Promise.all([here.at('signedOut'), there.at('signedOut')]);
    here.tab.page.tell('online');
    await settle();
    expect(journey.sandbox.journal.count('RevokeToken')).toBe(0);
  });
});

it.each([
  ['on the page', {}],
  ['in a worker', { isolation: 'worker' }],
] as const)(
  'a deletion whose response is late leaves a later session of another person alone, %s',
  async (_, config) => {
    const journey = await startJourney({ users });
    let release = () => {};
    const late = new Promise<void>((resolve) => {
      release = resolve;
    });
    const fetch = async (request: Request) => {
      const response = await journey.sandbox.fetch(request);
      if (request.headers.get('x-amz-target')?.endsWith('.DeleteUser')) await late;
      return response;
    };
    const [here, there] = [
      journey.open(config, { fetch: fetch as typeof globalThis.fetch }),
      journey.open(config),
    ];
    await signIn(here);
    await there.at('home');
    const deletion = deleteUser(here.auth);
    await journey.called('DeleteUser');
    there.auth.actions.signOut();
    await Promise.all([here.at('signedOut'), there.at('signedOut')]);
    there.auth.actions.signIn({ username: 'bob', password });
    await Promise.all([here.at('home'), there.at('home')]);
    release();
    await deletion;
    await settle();
    for (const tab of [here, there])
      expect(tab.auth.getState()).toMatchObject({ view: 'home', user: { username: 'bob' } });
    expect(await personAt(here.reload())).toBe('bob');
  },
);

describe('a token that could not be revoked', () => {
  async function signedOutOffline(tab: JourneyTab, journey: Awaited<ReturnType<typeof startJourney>>) {
    await signIn(tab);
    journey.sandbox.faults.add({ kind: 'network' });
    tab.auth.actions.signOut();
    expect((await tab.at('signedOut')).fault).toMatchObject({ kind: 'network' });
    expect(journey.sandbox.users.get('ann')?.sessions).toBe(1);
    return () => journey.sandbox.faults.clear();
  }

  it.each([
    ['encrypted', {}],
    ['memory', { storage: 'memory' }],
  ] as const)('is revoked when the network is back, in the tier %s', async (_, config) => {
    const journey = await startJourney();
    const tab = journey.open(config);
    const recover = await signedOutOffline(tab, journey);
    tab.tab.page.tell('offline');
    recover();
    tab.tab.page.tell('online');
    await journey.called('RevokeToken');
    while (journey.sandbox.users.get('ann')?.sessions !== 0) await tick();
    // And not a second time.
    const calls = journey.sandbox.journal.count('RevokeToken');
    tab.tab.page.tell('online');
    await settle();
    expect(journey.sandbox.journal.count('RevokeToken')).toBe(calls);
  });

  it('is revoked by a page that stays, when no event says that the network is back', async () => {
    const journey = await startJourney();
    const tab = journey.open();
    const recover = await signedOutOffline(tab, journey);
    journey.clock.advance(60_000);
    await settle();
    expect(journey.sandbox.users.get('ann')?.sessions).toBe(1);
    recover();
    for (let minute = 0; minute < 10; minute += 1) {
      journey.clock.advance(60_000);
      await tick();
    }
    while (journey.sandbox.users.get('ann')?.sessions !== 0) await tick();
  });

  it('is revoked by the next page, when it has nothing better to do', async () => {
    const journey = await startJourney();
    const tab = journey.open({}, { whenIdle: (run) => run() });
    const recover = await signedOutOffline(tab, journey);
    recover();
    await tab.reload().at('signedOut');
    while (journey.sandbox.users.get('ann')?.sessions !== 0) await tick();
    expect(journey.sandbox.journal.entries.at(-1)).toMatchObject({ operation: 'RevokeToken' });
  });

  it('is kept encrypted, and for 30 days', async () => {
    const journey = await startJourney();
    const tab = journey.open();
    const recover = await signedOutOffline(tab, journey);
    await journey.expectNoLeak();
    recover();
    const reloaded = tab.reload();
    await reloaded.at('signedOut');
    journey.clock.jump(31 * 24 * HOUR);
    journey.calls();
    reloaded.tab.page.tell('online');
    await settle();
    expect(journey.calls()).toEqual([]);
  });

  it.each([
    ['everywhere while its access token lives', 0, 'GlobalSignOut'],
    ['here when its access token is over', 2 * HOUR, 'RevokeToken'],
  ])('of a global sign-out is ended %s', async (_, later, operation) => {
    const journey = await startJourney();
    const tab = journey.open();
    await signIn(tab);
    journey.sandbox.faults.add({ kind: 'network' });
    tab.auth.actions.signOut('global');
    await tab.at('signedOut');
    journey.sandbox.faults.clear();
    journey.clock.jump(later);
    journey.calls();
    tab.tab.page.tell('online');
    while (journey.sandbox.users.get('ann')?.sessions !== 0) await tick();
    await settle();
    expect(journey.calls()).toEqual([operation]);
  });
});

describe('a sign-out that cannot be written', () => {
  it.each([
    ['fails', 'UnknownError'],
    ['is blocked meanwhile', 'SecurityError'],
    ['belongs to a later release meanwhile', 'VersionError'],
  ])(
    'since the storage %s is announced to the other tabs, which clear it, and to the person',
    async (_, error) => {
      const journey = await startJourney();
      const disk = faultyDatabase(journey.browser.indexedDB);
      const here = journey.open({}, { indexedDB: disk.indexedDB });
      const there = journey.open();
      await signIn(here);
      await there.at('home');
      disk.fail(error);
      here.auth.actions.signOut();
      await there.at('signedOut');
      expect((await here.at('signedOut')).fault).toMatchObject({ code: 'sign-out-not-stored' });
      expect(await here.auth.getCapabilities()).toMatchObject({
        storage: 'memory',
        reason: 'storage-failed',
      });
      await there.reload().at('signedOut');
    },
  );

  it.each([
    ['beside its mark', {}, 'UnknownError'],
    ['with no mark in a local storage', { localStorage: null }, 'UnknownError'],
    ['when its site data are no longer blocked', {}, 'SecurityError'],
  ])('is written as soon as the storage answers, %s', async (_, environment, error) => {
    const journey = await startJourney();
    const disk = faultyDatabase(journey.browser.indexedDB);
    const here = journey.open({}, { indexedDB: disk.indexedDB, openChannel: null, ...environment });
    await signIn(here);
    disk.fail(error);
    here.auth.actions.signOut();
    await here.at('signedOut');
    disk.mend();
    here.tab.page.tell('visible');
    await settle();
    expect(await here.auth.getCapabilities()).toMatchObject({ storage: 'encrypted' });
    await journey.open({}, environment).at('signedOut');
  });

  it('does not end the session of another user who signed in meanwhile', async () => {
    const journey = await startJourney({ users });
    const disk = faultyDatabase(journey.browser.indexedDB);
    const here = journey.open({}, { indexedDB: disk.indexedDB });
    const there = journey.open();
    await signIn(here);
    await there.at('home');
    disk.fail();
    here.auth.actions.signOut();
    await here.at('signedOut');
    await signIn(there, 'bob');
    disk.mend();
    here.tab.page.tell('visible');
    expect((await here.at('home')).user.username).toBe('bob');
    expect((await there.reload().at('home')).user.username).toBe('bob');
  });
});
