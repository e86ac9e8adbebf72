import { describe, expect, it } from 'vitest';
import { tick } from '../../test/browser.ts';
import { frozenDatabase } from '../../test/frozen-database.ts';
import { type Journey, type JourneyTab, startJourney } from '../../test/journey.ts';
import { settle } from '../../test/passing.ts';
import { signIn } from '../../test/sign-in.ts';
import { users } from '../../test/two-people.ts';

const TIERS = [{}, { isolation: 'worker' }] as const;

/** A page that was left in the middle of its sign-out, and is in the back/forward cache. */
async function left(journey: Journey, config: (typeof TIERS)[number], others: readonly JourneyTab[] = []) {
  const disk = frozenDatabase(journey.browser.indexedDB);
  const page = journey.open(config, { indexedDB: disk.indexedDB });
  await signIn(page);
  for (const other of others) await other.at('home');
  const begun = disk.untilBegun();
  page.auth.actions.signOut();
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

  it('is signed out in the other tabs when they look', async () => {
    const journey = await startJourney();
    const there = journey.open(config);
    await there.at('signedOut');
    const hidden = journey.open(config);
    await hidden.at('signedOut');
    await left(journey, config, [there, hidden]);
    there.tab.page.tell('focus');
    await there.at('signedOut');
    hidden.tab.page.tell('visible');
    await hidden.at('signedOut');
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
  await tab.reload().at('signedOut');
});
