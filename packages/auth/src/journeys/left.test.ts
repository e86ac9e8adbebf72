import { describe, expect, it } from 'vitest';
import { quiet, tick } from '../../test/browser.ts';
import { faultyDatabase } from '../../test/database.ts';
import { frozenDatabase } from '../../test/frozen-database.ts';
import { type Journey, type JourneyTab, password, startJourney } from '../../test/journey.ts';
import { settle } from '../../test/passing.ts';
import { signIn } from '../../test/sign-in.ts';
import { personAt, users } from '../../test/two-people.ts';
import type { SignOutScope } from '../model.ts';

const TIERS = [{}, { isolation: 'worker' }] as const;

/** A page that was left in the middle of its sign-out, and is in the back/forward cache. */
async function left(
  journey: Journey,
  config: (typeof TIERS)[number],
  { others = [], scope }: { others?: readonly JourneyTab[]; scope?: SignOutScope } = {},
) {
  const disk = frozenDatabase(journey.browser.indexedDB);
  const page = journey.open(config, { indexedDB: disk.indexedDB });
  await signIn(page);
  for (const other of others) await other.at('home');
  const begun = disk.untilBegun();
  page.auth.actions.signOut(scope);
  await begun;
  page.tab.page.tell('freeze');
  disk.freeze();
  const comeBack = () => {
    disk.thaw();
    page.tab.page.tell('resume');
    return page;
  };
  return { page, comeBack };
}

describe.each(TIERS)('a page that is left in the middle of its sign-out, with %o,', (config) => {
  it('keeps no other page from the database: the next one shows nobody, and completes the sign-out', async () => {
    const journey = await startJourney();
    const { page, comeBack } = await left(journey, config);
    const next = journey.open(config, {
      sessionStorage: page.tab.sessionStorage,
      whenIdle: (run) => run(),
    });
    const views: string[] = [];
    next.auth.subscribe(({ view }) => views.push(view));
    await next.at('signedOut');
    expect(views).not.toContain('home');
    expect(await next.auth.getCapabilities()).toMatchObject({ storage: 'encrypted' });
    while (journey.sandbox.users.get('ann')?.sessions !== 0) await tick();
    expect(journey.browser.localStorage.length).toBe(0);
    comeBack();
    expect((await page.at('signedOut')).fault).toBeNull();
    expect(await page.auth.getCapabilities()).toMatchObject({ storage: 'encrypted' });
  });

  it('and disposed in the same turn, is signed out in the next page', async () => {
    const journey = await startJourney();
    const page = journey.open(config);
    await signIn(page);
    page.auth.actions.signOut();
    page.auth.dispose();
    const next = journey.open(config, { whenIdle: (run) => run() });
    const views: string[] = [];
    next.auth.subscribe(({ view }) => views.push(view));
    await next.at('signedOut');
    expect(views).not.toContain('home');
    while (journey.sandbox.users.get('ann')?.sessions !== 0) await tick();
  });

  it('is signed out everywhere by the next page, if that was asked for', async () => {
    const journey = await startJourney();
    await left(journey, config, { scope: 'global' });
    await journey.open(config, { whenIdle: (run) => run() }).at('signedOut');
    while (journey.sandbox.users.get('ann')?.sessions !== 0) await tick();
    expect(journey.calls().at(-1)).toBe('GlobalSignOut');
  });

  it('is signed out in the other tabs when they look', async () => {
    const journey = await startJourney();
    const there = journey.open(config);
    await there.at('signedOut');
    const hidden = journey.open(config);
    await hidden.at('signedOut');
    await left(journey, config, { others: [there, hidden] });
    there.tab.page.tell('focus');
    expect((await there.at('signedOut')).fault).toBeNull();
    hidden.tab.page.tell('visible');
    expect((await hidden.at('signedOut')).fault).toBeNull();
  });

  it('follows who has signed in meanwhile when it comes back', async () => {
    const journey = await startJourney({ users });
    const { page, comeBack } = await left(journey, config);
    const next = journey.open(config);
    await next.at('signedOut');
    await signIn(next, 'bob');
    comeBack();
    expect((await page.at('home')).user.username).toBe('bob');
    expect((await next.reload().at('home')).user.username).toBe('bob');
  });

  it('completes its sign-out itself when no other page was there', async () => {
    const journey = await startJourney();
    const { page, comeBack } = await left(journey, config);
    await settle();
    expect(journey.sandbox.users.get('ann')?.sessions).toBe(1);
    comeBack();
    await page.at('signedOut');
    while (journey.sandbox.users.get('ann')?.sessions !== 0) await tick();
    await journey.open(config).at('signedOut');
    expect(journey.browser.localStorage.length).toBe(0);
  });
});

describe.each(TIERS)(
  'a page that is left before it has read the session that it is to sign out, with %o,',
  (config) => {
    /** Its database answers nothing any more. */
    async function leftInSplash(journey: Journey, from: JourneyTab | null, scope?: SignOutScope) {
      // The tab that it reloads stops at once in a browser; here, what it has begun to read goes on.
      await quiet(journey.browser, 200);
      from?.auth.dispose();
      const disk = faultyDatabase(journey.browser.indexedDB);
      disk.hang();
      const page = journey.open(config, {
        indexedDB: disk.indexedDB,
        ...(from && { sessionStorage: from.tab.sessionStorage }),
      });
      page.auth.actions.signOut(scope);
      // The rest of this task is all that it gets.
      await Promise.resolve();
      page.auth.dispose();
    }

    const idle = { whenIdle: (run: () => void) => run() };

    it.each(['local', 'global'] as const)('has it ended by the next page: %s', async (scope) => {
      const journey = await startJourney();
      const tab = journey.open(config);
      await signIn(tab);
      await leftInSplash(journey, tab, scope);
      const next = journey.open(config, idle);
      const views: string[] = [];
      next.auth.subscribe(({ view }) => views.push(view));
      await next.at('signedOut');
      expect(views).not.toContain('home');
      while (journey.sandbox.users.get('ann')?.sessions !== 0) await tick();
      expect(journey.calls().at(-1)).toBe(scope === 'global' ? 'GlobalSignOut' : 'RevokeToken');
      expect(journey.browser.localStorage.length).toBe(0);
    });

    it('ends no session that begins after that', async () => {
      const journey = await startJourney({ users });
      const there = journey.open(config);
      await there.at('signedOut');
      await leftInSplash(journey, null);
      await signIn(there, 'bob');
      expect(await personAt(there.reload())).toBe('bob');
      there.tab.page.tell('focus');
      await settle();
      expect(await personAt(journey.open(config))).toBe('bob');
    });

    it('ends the session of its tab alone, if it has one', async () => {
      const journey = await startJourney({ users });
      const there = journey.open(config);
      const tab = journey.open(config);
      (await tab.at('signedOut')).signIn({ username: 'ann', password, remember: 'session' });
      await tab.at('home');
      await signIn(there, 'bob');
      await expect.poll(() => tab.tab.sessionStorage.length).toBe(1);
      await leftInSplash(journey, tab);

      const next = journey.open(config, { ...idle, sessionStorage: tab.tab.sessionStorage });
      await next.auth.ready();
      expect(await personAt(next)).toBe('bob');
      while (journey.sandbox.users.get('ann')?.sessions !== 0) await tick();
      expect(await personAt(there.reload())).toBe('bob');
      expect(tab.tab.sessionStorage.length).toBe(0);
    });
  },
);

it.each(TIERS)(
  'a session of one tab whose page is left in its sign-out is revoked by the next page, with %o',
  async (config) => {
    const journey = await startJourney({ users });
    const disk = frozenDatabase(journey.browser.indexedDB);
    const there = journey.open(config);
    const tab = journey.open(config, { indexedDB: disk.indexedDB });
    (await tab.at('signedOut')).signIn({ username: 'ann', password, remember: 'session' });
    await tab.at('home');
    await signIn(there, 'bob');
    await expect.poll(() => tab.tab.sessionStorage.length).toBe(1);
    tab.auth.actions.signOut();
    tab.tab.page.tell('freeze');
    disk.freeze();
    const next = journey.open(config, { sessionStorage: tab.tab.sessionStorage, whenIdle: (run) => run() });
    expect(await personAt(next)).toBe('bob');
    while (journey.sandbox.users.get('ann')?.sessions !== 0) await tick();
    expect(tab.tab.sessionStorage.length).toBe(0);
    expect(journey.browser.localStorage.length).toBe(0);
  },
);

it.each(TIERS)(
  'a sign-out during the splash is not lost where the storage fails, with %o',
  async (config) => {
    const journey = await startJourney();
    const tab = journey.open(config);
    await signIn(tab);
    tab.auth.dispose();
    const disk = faultyDatabase(journey.browser.indexedDB);
    disk.fail();
    const page = journey.open(config, { indexedDB: disk.indexedDB });
    page.auth.actions.signOut();
    expect((await page.at('signedOut')).fault).toMatchObject({ code: 'sign-out-not-stored' });
    // Now it follows the other tabs.
    await settle();
    disk.mend();
    page.tab.page.tell('visible');
    while (journey.sandbox.users.get('ann')?.sessions !== 0) await tick();
    await journey.open(config).at('signedOut');
  },
);

it('a local storage that cannot be used costs no sign-out', async () => {
  const refuse = () => {
    throw new DOMException('It is full.', 'QuotaExceededError');
  };
  const journey = await startJourney();
  const localStorage = { getItem: refuse, setItem: refuse, removeItem: refuse } as unknown as Storage;
  const tab = journey.open({}, { localStorage });
  await signIn(tab);
  tab.auth.actions.signOut();
  await tab.at('signedOut');
  expect((await tab.reload().at('signedOut')).fault).toBeNull();
});
