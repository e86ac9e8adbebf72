import { describe, expect, it } from 'vitest';
import { tick } from '../../test/browser.ts';
import { faultyDatabase } from '../../test/database.ts';
import { rewriteEntry } from '../../test/entries.ts';
import { type Journey, startJourney } from '../../test/journey.ts';
import { pass, settle } from '../../test/passing.ts';
import { signIn } from '../../test/sign-in.ts';
import { personAt, rotating, users } from '../../test/two-people.ts';

const HOUR = 3_600_000;
const tiers = [{}, { isolation: 'worker' }] as const;

describe('a database that', () => {
  it.each([4_000, 20_000])('opens after %i ms shows the stored session then', async (late) => {
    const journey = await startJourney();
    await signIn(journey.open());
    const disk = faultyDatabase(journey.browser.indexedDB);
    disk.hang();
    const tab = journey.open({}, { indexedDB: disk.indexedDB });
    await pass(journey, late);
    expect(tab.auth.getState().view).toBe('signedOut');
    disk.mend();
    await tab.at('home');
    expect(await tab.auth.getCapabilities()).toMatchObject({ storage: 'encrypted' });
    expect(journey.sandbox.journal.count('InitiateAuth')).toBe(1);
  });

  it.each(tiers.flatMap((tier) => ['a storage for marks', 'none'].map((marks) => [marks, tier] as const)))(
    'opens late shows nobody after a sign-out in the splash, and revokes the session (with %s, %o)',
    async (marks, tier) => {
      const journey = await startJourney();
      await signIn(journey.open());
      const disk = faultyDatabase(journey.browser.indexedDB);
      disk.hang();
      const changes = { indexedDB: disk.indexedDB, ...(marks === 'none' && { localStorage: null }) };
      const tab = journey.open(tier, changes);
      const views: string[] = [];
      tab.auth.subscribe(({ view }) => views.push(view));
      tab.auth.actions.signOut();
      await pass(journey, 12_000);
      await tab.at('signedOut');
      disk.mend();
      await pass(journey, 65_000);
      expect(tab.auth.getState().view).toBe('signedOut');
      expect(views).not.toContain('home');
      await journey.open(tier, changes).at('signedOut');
      expect(journey.sandbox.users.get('ann')?.sessions).toBe(0);
    },
  );

  it.each(tiers)(
    'opens late leaves a session that another tab began after a sign-out in the splash, with %o',
    async (tier) => {
      const journey = await startJourney({ users });
      const disk = faultyDatabase(journey.browser.indexedDB);
      disk.hang();
      const tab = journey.open(tier, { indexedDB: disk.indexedDB, localStorage: null });
      tab.auth.actions.signOut();
      await pass(journey, 12_000);
      disk.mend();
      await pass(journey, 65_000);
      const other = journey.open();
      await signIn(other, 'bob');
      await pass(journey, 65_000);
      expect([await personAt(tab), await personAt(other)]).toEqual(['bob', 'bob']);
    },
  );

  it('opens after 4 s shows the stored session within a minute, where a worker has it', async () => {
    const journey = await startJourney();
    await signIn(journey.open());
    const disk = faultyDatabase(journey.browser.indexedDB);
    disk.hang();
    const tab = journey.open({ isolation: 'worker' }, { indexedDB: disk.indexedDB });
    // On a busy machine the worker's answers are late by this clock.
    while (tab.auth.getState().view === 'splash') await pass(journey, 1_000);
    await tab.at('signedOut');
    disk.mend();
    await pass(journey, 61_000);
    expect(await tab.at('home')).toMatchObject({ fault: null });
    expect(journey.sandbox.journal.count('InitiateAuth')).toBe(1);
  });

  it('never answers the first request to open it is asked again after a second', async () => {
    const journey = await startJourney();
    await signIn(journey.open());
    const disk = faultyDatabase(journey.browser.indexedDB);
    disk.hang();
    const tab = journey.open({}, { indexedDB: disk.indexedDB });
    await settle();
    disk.revive();
    await pass(journey, 1_000);
    await tab.at('home');
    expect(await tab.auth.getCapabilities()).toMatchObject({ storage: 'encrypted' });
  });

  it('never answers is asked again, and stores the user who signed in meanwhile', async () => {
    const journey = await startJourney({ users });
    await signIn(journey.open());
    await pass(journey, 60_000);
    const disk = faultyDatabase(journey.browser.indexedDB);
    disk.hang();
    const tab = journey.open({}, { indexedDB: disk.indexedDB });
    await pass(journey, 5_000);
    await signIn(tab, 'bob');
    expect(await tab.auth.getCapabilities()).toMatchObject({ storage: 'memory', reason: 'storage-failed' });
    disk.revive();
    await pass(journey, 65_000);
    expect(await tab.auth.getCapabilities()).toMatchObject({ storage: 'encrypted' });
    expect(await personAt(tab)).toBe('bob');
    expect(await personAt(journey.open())).toBe('bob');
    // Pending calls are answered after all: they neither undo anything nor stay open.
    disk.mend();
    await pass(journey, 65_000);
    expect(await personAt(tab)).toBe('bob');
    expect(await personAt(journey.open())).toBe('bob');
    expect(disk.open).toBe(1);
  });

  it('answers when the computer has slept shows the stored session, with no fault', async () => {
    const journey = await startJourney();
    await signIn(journey.open());
    const disk = faultyDatabase(journey.browser.indexedDB);
    disk.hang();
    const tab = journey.open({}, { indexedDB: disk.indexedDB });
    journey.clock.sleep(HOUR / 2);
    journey.clock.advance(11_000);
    await settle();
    disk.mend();
    tab.tab.page.tell('resume');
    expect(await tab.at('home')).toMatchObject({ fault: null });
  });

  it.each(tiers)(
    'opens late keeps the later sign-in of the two, and revokes the other, with %o',
    async (tier) => {
      const journey = await startJourney({ users });
      await signIn(journey.open());
      await pass(journey, 60_000);
      const disk = faultyDatabase(journey.browser.indexedDB);
      disk.hang();
      const tab = journey.open(tier, { indexedDB: disk.indexedDB });
      await pass(journey, 4_000);
      await signIn(tab, 'bob');
      expect(await tab.auth.getCapabilities()).toMatchObject({ storage: 'memory', reason: 'storage-failed' });
      disk.mend();
      while ((await tab.auth.getCapabilities()).storage !== 'encrypted') await tick();
      expect(await personAt(tab)).toBe('bob');
      expect(await personAt(journey.open())).toBe('bob');
      tab.tab.page.tell('visible');
      while (journey.sandbox.users.get('ann')?.sessions !== 0) await tick();
    },
  );

  it.each(tiers)(
    'fails once while a rotated token is written has it a moment later, with %o',
    async (tier) => {
      const journey = await startJourney(rotating);
      const disk = faultyDatabase(journey.browser.indexedDB);
      const tab = journey.open(tier, { indexedDB: disk.indexedDB });
      await signIn(tab);
      for (const count of [1, 2, 3, 5]) {
        disk.abort(count);
        expect(await tab.auth.getTokens({ forceRefresh: true })).not.toBeNull();
        await pass(journey, 2_000);
        expect(await tab.auth.getCapabilities()).toMatchObject({ storage: 'encrypted' });
      }
      const reloaded = tab.reload();
      await reloaded.at('home');
      expect(await reloaded.auth.getTokens({ forceRefresh: true })).not.toBeNull();
    },
  );

  it('fails while a rotated token is written keeps it for when it works again', async () => {
    const journey = await startJourney(rotating);
    const disk = faultyDatabase(journey.browser.indexedDB);
    const tab = journey.open({}, { indexedDB: disk.indexedDB });
    await signIn(tab);
    disk.fail();
    const tokens = await tab.auth.getTokens({ forceRefresh: true });
    expect(tokens).not.toBeNull();
    expect(await tab.auth.getCapabilities()).toMatchObject({ reason: 'storage-failed' });
    disk.mend();
    await pass(journey, 31_000);
    await expect.poll(() => tab.auth.getCapabilities()).toMatchObject({ storage: 'encrypted' });
    const other = journey.open();
    await other.at('home');
    expect(await other.auth.getTokens()).toEqual(tokens);
  });
});

describe('a record of a newer release', () => {
  const outdate = async (journey: Journey) => {
    const { userPoolId, clientId } = journey.sandbox;
    const key = `${userPoolId}|${clientId}|session`;
    let kept: unknown;
    await rewriteEntry(journey.browser, key, (found) => {
      kept = { ...(found as object), schema: 99 };
      return kept;
    });
    return {
      async isUntouched() {
        let now: unknown;
        await rewriteEntry(journey.browser, key, (found) => {
          now = found;
          return found;
        });
        expect(now).toEqual(kept);
      },
    };
  };

  it.each(tiers)('is not overwritten, and no older refresh token is sent, with %o', async (tier) => {
    const journey = await startJourney(rotating);
    const tab = journey.open(tier);
    await signIn(tab);
    const record = await outdate(journey);
    journey.calls();
    await expect(tab.auth.getTokens({ forceRefresh: true })).rejects.toMatchObject({
      code: 'tokens-unavailable',
    });
    expect(journey.calls()).toEqual([]);
    expect(tab.auth.getState()).toMatchObject({ view: 'home', fault: { code: 'newer-release' } });
    // Valid tokens are returned meanwhile.
    expect(await tab.auth.getTokens()).not.toBeNull();
    expect(await tab.auth.getCapabilities()).toMatchObject({ lost: { session: 'newer' } });
    await record.isUntouched();
  });

  it.each(tiers)(
    'stands when the older tab signs out, and when somebody signs in there, with %o',
    async (tier) => {
      const journey = await startJourney({ users });
      const tab = journey.open(tier);
      await signIn(tab);
      const record = await outdate(journey);
      tab.auth.actions.signOut();
      await tab.at('signedOut');
      await record.isUntouched();
      await signIn(tab, 'bob');
      expect(await tab.auth.getTokens({ forceRefresh: true })).not.toBeNull();
      await record.isUntouched();
    },
  );
});
