import { describe, expect, it } from 'vitest';
import { entryOf, rewriteEntry } from '../../test/entries.ts';
import { refreshWorld, stored } from '../../test/refresh-world.ts';
import { refused } from '../../test/stub-client.ts';
import { until } from '../../test/stub-world.ts';
import { AT_ONCE } from '../at-once.ts';
import { recordKey } from '../vault/cells.ts';
import { BEGUN } from '../vault/ended.ts';

const ASK = 'GetTokensFromRefreshToken';

/** A tab that has started a refresh, whose response comes from the test, or never. */
async function inTheAir() {
  const world = refreshWorld();
  const here = await world.signedIn();
  let settle: (response: object | Error) => void = () => {};
  world.client.respond(
    ASK,
    () =>
      new Promise((resolve, reject) => {
        settle = (response) => (response instanceof Error ? reject(response) : resolve(response));
      }),
    () => world.grant('later'),
  );
  const refreshing = here.refresh();
  await until(() => world.client.asked.length === 1);
  return { ...world, here, refreshing, respond: (given: object | Error) => settle(given) };
}

describe('a refresh whose page is gone', () => {
  it('is asked for immediately by the next page, with the same token', async () => {
    const { browser, client, clock, tab } = await inTheAir();
    browser.locks.killTab('tab-1');
    clock.advance(1_000);
    const there = tab();
    expect((await there.session.load()).session?.refreshAt).toBe(AT_ONCE);
    expect(await there.refresh(false)).toMatchObject({ kind: 'session' });
    expect(client.asked.map(({ input }) => input.refreshToken)).toEqual(['refresh-first', 'refresh-first']);
    const next = await stored(tab());
    expect(next).toMatchObject({ refreshToken: 'refresh-later' });
    expect(next?.refreshAt).toBeGreaterThan(0);
  });

  it('is announced to the other tabs as it begins, with the tokens it had', async () => {
    const { here, refreshing, respond, grant } = await inTheAir();
    expect([here.begun, here.announced]).toEqual([[{ begun: 1 }], []]);
    respond(grant('second'));
    await refreshing;
    expect([here.begun, here.announced]).toEqual([[{ begun: 1 }], [2]]);
  });
});

describe('a refresh that is repeated by the next page', () => {
  /** A page that was loaded while the refresh of the one before it was under way, and that has begun to ask again. */
  async function repeated(listens?: AbortSignal) {
    const world = await inTheAir();
    world.browser.locks.killTab('tab-1');
    world.clock.advance(1_000);
    const there = world.tab();
    await there.session.load();
    let settle: (response: Error) => void = () => {};
    world.client.respond(ASK, () => new Promise((_, reject) => (settle = reject)));
    const refreshing = there.refresh(false, listens);
    await until(() => world.client.asked.length === 2);
    return { there, refreshing, refuse: () => settle(refused('NotAuthorizedException')) };
  }

  it('is no news for the page that repeats it', async () => {
    const { there, refreshing, refuse } = await repeated();
    expect(there.session.held().session?.refreshAt).toBe(AT_ONCE);
    expect(await there.session.look()).toBeNull();
    refuse();
    await refreshing;
  });

  it('and refused is reported once: by its reply, or by the next look of a chart that has stopped listening', async () => {
    const heard = await repeated();
    heard.refuse();
    expect(await heard.refreshing).toMatchObject({ fault: { kind: 'credentials' } });
    expect(await heard.there.session.look()).toBeNull();
    const unheard = await repeated(AbortSignal.abort());
    unheard.refuse();
    await unheard.refreshing;
    expect(await unheard.there.session.look()).toBe('expired');
  });
});

describe('a sign-out by another tab that a refresh finds', () => {
  it.each([
    ['is reported by its reply', undefined, null],
    ['is reported by the next look where the chart has stopped listening', AbortSignal.abort(), 'signedOut'],
  ])('%s', async (_, listens, change) => {
    const { here, refreshing, respond, grant, tab } = await inTheAir();
    const there = tab();
    await there.session.load();
    // It waits for its turn.
    const waiting = there.refresh(true, listens);
    await here.session.end('local');
    respond(grant('second'));
    await refreshing;
    expect(await waiting).toEqual({ kind: 'none' });
    expect(await there.session.look()).toBe(change);
  });

  it('while the response is on its way is reported so, too', async () => {
    const world = refreshWorld();
    const here = await world.signedIn();
    const there = world.tab();
    await there.session.load();
    world.client.respond('RevokeToken', {});
    world.client.respond(ASK, async () => {
      await there.session.end('local');
      return world.grant('second');
    });
    expect(await here.refresh(true, AbortSignal.abort())).toEqual({ kind: 'none' });
    expect(await here.session.look()).toBe('signedOut');
  });
});

describe('a refresh whose page is there', () => {
  it('does not count as lost', async () => {
    const { here, refreshing, respond, grant } = await inTheAir();
    expect((await here.session.load()).session?.refreshAt).toBeGreaterThan(0);
    respond(grant('second'));
    await refreshing;
  });

  it('and that failed is known as its own also by a read that still finds the mark', async () => {
    const { here, refreshing, respond, browser } = await inTheAir();
    const key = recordKey('eu-west-2_Pool|client', BEGUN);
    const mark = await entryOf(browser, key);
    expect(mark).toMatchObject({ at: expect.any(Number) });
    respond(refused('InternalErrorException'));
    await refreshing;
    await rewriteEntry(browser, key, () => mark);
    expect(await here.session.look()).toBeNull();
  });

  it('and that failed is tried again by it, and not by the other tabs', async () => {
    const { client, here, refreshing, respond, tab } = await inTheAir();
    const there = tab();
    await there.session.load();
    const waiting = there.refresh(false);
    respond(refused('InternalErrorException'));
    expect(await refreshing).toMatchObject({ fault: { kind: 'server' } });
    expect(await waiting).toMatchObject({ kind: 'session' });
    expect(client.calls()).toEqual([ASK]);
    expect((await tab().session.load()).session?.refreshAt).toBeGreaterThan(0);
    // If forced, it is still sent.
    await here.refresh();
    expect(client.calls()).toEqual([ASK]);
  });

  it('and that failed is asked for by a tab that wants new tokens, or whose tokens are over', async () => {
    for (const isForced of [true, false]) {
      const { client, refreshing, respond, tab, clock } = await inTheAir();
      const there = tab();
      await there.session.load();
      if (!isForced) clock.sleep(2 * 3_600_000);
      const waiting = there.refresh(isForced);
      respond(refused('InternalErrorException'));
      await refreshing;
      expect(await waiting).toMatchObject({ kind: 'session' });
      expect(client.calls()).toEqual([ASK, ASK]);
    }
  });

  it('and whose response has no usable tokens, but the next refresh token, is not asked for by other tabs', async () => {
    const { client, refreshing, respond, grant, tab } = await inTheAir();
    const there = tab();
    await there.session.load();
    respond(grant('second', { accessToken: 'e30.e30.sig', idToken: undefined }));
    expect(await refreshing).toMatchObject({ kind: 'fault' });
    const { session } = await there.session.load();
    expect(session?.refreshToken).toBe('refresh-second');
    expect(session?.refreshAt).toBeGreaterThan(0);
    expect(client.calls()).toEqual([ASK]);
  });

  it('and that succeeded is taken', async () => {
    const { client, refreshing, respond, grant, tab } = await inTheAir();
    const there = tab();
    await there.session.load();
    const waiting = there.refresh(false);
    respond(grant('second'));
    await refreshing;
    expect(await waiting).toMatchObject({ kind: 'session' });
    expect(there.session.held().session?.refreshToken).toBe('refresh-second');
    expect(client.calls()).toEqual([ASK]);
  });
});
