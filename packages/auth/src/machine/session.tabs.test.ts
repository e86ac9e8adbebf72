import { describe, expect, test } from 'vitest';
import { Harness, signedIn } from '../../test/harness.ts';
import { session } from '../../test/replies.ts';
import { AT_ONCE } from '../at-once.ts';
import { createContext } from './context.ts';

const later = session({ refreshAt: 6_000_000, expiresAt: 6_600_000 });

describe('among several tabs', () => {
  const due = async () => {
    const harness = await signedIn({ refreshAt: 1_000 }, 'remembered', { tabs: true });
    harness.page.blur();
    return harness;
  };

  test('one that others go before leaves the refresh to them', async () => {
    const harness = await due();
    harness.clock.increment(1_000);
    expect(harness.state).toMatchObject({ tab: 'following', session: { status: 'refreshing' } });
    harness.tell.tabs({ type: 'tab.refreshed', session: later });
    harness.clock.increment(60_000);
    expect(harness.pending).toEqual([]);
    expect(harness.state).toMatchObject({ session: { status: 'fresh', refreshAt: 6_000_000 } });
  });

  test.each([
    ['visible', 1_500],
    ['hidden', 7_500],
  ] as const)('a %s one does it itself when nothing comes', async (visibility, wait) => {
    const harness = await due();
    harness.page.tell(visibility);
    harness.clock.increment(1_000);
    harness.clock.increment(wait - 1);
    expect(harness.pending).toEqual([]);
    harness.clock.increment(1);
    expect(harness.pending).toEqual(['refreshTokens']);
  });

  test('one that others go before waits for them also when it wakes up', async () => {
    const harness = await signedIn({ refreshAt: 500 }, 'none', { tabs: true });
    harness.page.blur();
    harness.clock.increment(600);
    harness.tell.clock({ type: 'clock.wake' });
    expect(harness.pending).toEqual([]);
    harness.clock.increment(1_500);
    expect(harness.pending).toEqual(['refreshTokens']);
  });

  test('one that is shown while it leaves the refresh to others does it immediately', async () => {
    const harness = await due();
    harness.page.tell('hidden');
    harness.clock.increment(1_000);
    expect(harness.pending).toEqual([]);
    harness.tell.clock({ type: 'clock.wake' });
    expect(harness.pending).toEqual(['refreshTokens']);
  });

  test('the one that leads does not wait', async () => {
    const harness = await due();
    harness.tell.tabs({ type: 'tab.leading' });
    expect(harness.state).toMatchObject({ tab: 'leading' });
    harness.clock.increment(1_000);
    expect(harness.pending).toEqual(['refreshTokens']);
  });

  test('the one with the focus does not wait', async () => {
    const harness = await signedIn({ refreshAt: 1_000 }, 'none', { tabs: true });
    harness.clock.increment(1_000);
    expect(harness.state).toMatchObject({ tab: 'following' });
    expect(harness.pending).toEqual(['refreshTokens']);
  });

  test('a refresh that finds the session of another user continues with that', async () => {
    const harness = await due();
    harness.actions.refresh();
    await harness.reply('refreshTokens', { kind: 'session', session: session({ username: 'grace' }) });
    expect(harness.state.view).toBe('splash');
    expect(harness.pending).toEqual(['restoreSession']);
    // Nothing of the person before is left, also where there is no session any more.
    expect(harness.actor.getSnapshot().context).toMatchObject({ session: null, device: 'none' });
    const { attempt } = createContext({ flow: 'USER_SRP_AUTH', onExpired: 'ask', tabs: true });
    await harness.reply('restoreSession', { kind: 'restart', attempt: { ...attempt, username: 'grace' } });
    harness.actions.cancel();
    expect(harness.state.view).toBe('signedOut');
  });
});

describe('a refresh of another tab whose answer may be lost', () => {
  const lost = session({ refreshAt: AT_ONCE });

  test('is repeated immediately by the tab that hears of it', async () => {
    const harness = await signedIn();
    harness.tell.tabs({ type: 'tab.refreshed', session: lost });
    expect(harness.pending).toEqual(['refreshTokens']);
  });

  test('is repeated immediately by the page that finds it, whatever other tabs there are', async () => {
    const harness = new Harness({ tabs: true });
    harness.page.blur();
    await harness.reply('restoreSession', { kind: 'fresh', session: lost, device: 'none' });
    expect(harness.pending).toEqual(['refreshTokens']);
  });
});

test.each([
  ['are valid', 1, []],
  ['are over at this moment', 0, ['refreshTokens']],
  ['are over', -1, ['refreshTokens']],
  ['have no time', Number.NaN, ['refreshTokens']],
] as const)(
  'a page leaves due tokens to other tabs only if they are valid: they %s',
  async (_, left, asked) => {
    const harness = new Harness({ tabs: true });
    harness.page.blur();
    const due = session({ refreshAt: 0, expiresAt: harness.clock.now() + left });
    await harness.reply('restoreSession', { kind: 'stale', session: due, device: 'none' });
    expect(harness.pending).toEqual(asked);
    expect(harness.state).toMatchObject({ view: 'home', session: { status: 'refreshing' } });
  },
);

test('a call for new tokens does not wait for the other tabs', async () => {
  const harness = await signedIn({ refreshAt: 1_000 }, 'none', { tabs: true });
  harness.page.blur();
  harness.clock.increment(1_000);
  expect(harness.pending).toEqual([]);
  harness.actions.refresh();
  expect(harness.pending).toEqual(['refreshTokens']);
});

test.each([
  ['alone', false, []],
  ['following', true, []],
  ['leading', true, ['tab.leading']],
  ['following', true, ['tab.leading', 'tab.following']],
] as const)(
  'the chart shows which tab this is, from the start of a session: %s',
  async (tab, tabs, events) => {
    const harness = new Harness({ tabs });
    for (const type of events) harness.tell.tabs({ type });
    await harness.reply('restoreSession', { kind: 'fresh', session: session(), device: 'none' });
    expect(harness.state).toMatchObject({ view: 'home', tab });
    expect(harness.actor.getSnapshot().matches({ signedIn: { tabs: tab } })).toBe(true);
  },
);
