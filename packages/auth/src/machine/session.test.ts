import { describe, expect, test } from 'vitest';
import { signedIn } from '../../test/harness.ts';
import { faultReply, session } from '../../test/replies.ts';

const later = session({ refreshAt: 6_000_000, expiresAt: 6_600_000 });

test('tokens are refreshed when they are due, not before', async () => {
  const harness = await signedIn({ refreshAt: 3_000_000 });
  harness.clock.increment(2_999_999);
  expect(harness.pending).toEqual([]);
  harness.clock.increment(1);
  expect(harness.state).toMatchObject({ view: 'home', busy: false, session: { status: 'refreshing' } });
  expect(await harness.reply('refreshTokens', { kind: 'session', session: later })).toEqual({ force: false });
  expect(harness.state).toMatchObject({ session: { status: 'fresh', refreshAt: 6_000_000 } });
});

test('a refresh that is farther away than a timer can wait is waited for in parts', async () => {
  const month = 31 * 86_400_000;
  const harness = await signedIn({ refreshAt: month, expiresAt: month + 1 });
  // A browser would fire a timer for longer at once, and again and again.
  let changes = 0;
  harness.actor.subscribe(() => {
    changes += 1;
  });
  harness.clock.increment(60_000);
  expect(changes).toBe(0);
  harness.clock.increment(2 ** 31 - 60_000);
  expect(harness.pending).toEqual([]);
  harness.clock.increment(month - 2 ** 31);
  expect(harness.pending).toEqual(['refreshTokens']);
});

test('an asked-for refresh is forced', async () => {
  const harness = await signedIn();
  harness.actions.refresh();
  expect(await harness.reply('refreshTokens', { kind: 'session', session: later })).toEqual({ force: true });
});

test('tokens that were due before the page came are refreshed immediately', async () => {
  const harness = await signedIn({ refreshAt: 0 });
  expect(harness.state).toMatchObject({ view: 'home', session: { status: 'refreshing' } });
  expect(harness.pending).toEqual(['refreshTokens']);
});

test('tokens that are over as they come are asked for once a second, not more', async () => {
  const harness = await signedIn({ refreshAt: 1_000 });
  harness.clock.increment(1_000);
  for (let round = 0; round < 5; round += 1) {
    const over = session({ refreshAt: Number.NaN, expiresAt: harness.clock.now() });
    await harness.reply('refreshTokens', { kind: 'session', session: over });
    harness.clock.increment(999);
    expect(harness.pending).toEqual([]);
    harness.clock.increment(1);
    expect(harness.pending).toEqual(['refreshTokens']);
  }
});

test('a page that wakes up after the time refreshes immediately', async () => {
  const harness = await signedIn({ refreshAt: 500 });
  harness.clock.increment(600);
  harness.tell.clock({ type: 'clock.wake' });
  expect(harness.pending).toEqual(['refreshTokens']);
});

describe('a refresh that fails for a while', () => {
  test('keeps the session, says why, and is tried again soon, then at any time before the tokens end', async () => {
    const harness = await signedIn({ refreshAt: 1_000, expiresAt: 3_000_000 });
    harness.clock.increment(1_000);
    // Random numbers are 0.5. The last ones have less than 20 minutes left, and less than 4.
    for (const wait of [1_250, 600_250, 600_250, 600_250, 598_750, 299_375, 149_687.5, 120_250, 120_250]) {
      await harness.reply('refreshTokens', faultReply('network'));
      expect(harness.state).toMatchObject({
        view: 'home',
        session: { status: 'stale' },
        fault: { kind: 'network' },
      });
      harness.clock.increment(wait - 1);
      expect(harness.pending).toEqual([]);
      harness.clock.increment(1);
      expect(harness.pending).toEqual(['refreshTokens']);
    }
    await harness.reply('refreshTokens', { kind: 'session', session: later });
    expect(harness.state).toMatchObject({ session: { status: 'fresh' }, fault: null });
  });

  test('counts again after a success', async () => {
    const harness = await signedIn({ refreshAt: 1_000 });
    harness.clock.increment(1_000);
    for (const failure of [1, 2, 3]) {
      await harness.reply('refreshTokens', faultReply('network'));
      if (failure < 3) harness.actions.refresh();
    }
    harness.actions.refresh();
    await harness.reply('refreshTokens', { kind: 'session', session: later });
    harness.actions.refresh();
    await harness.reply('refreshTokens', faultReply('network'));
    harness.clock.increment(1_249);
    expect(harness.pending).toEqual([]);
    harness.clock.increment(1);
    expect(harness.pending).toEqual(['refreshTokens']);
  });

  test('is tried again immediately when the network is back', async () => {
    const harness = await signedIn({ refreshAt: 1_000 });
    harness.clock.increment(1_000);
    harness.tell.connection({ type: 'connection.offline' });
    await harness.reply('refreshTokens', faultReply('network'));
    expect(harness.state).toMatchObject({ online: false });
    harness.tell.connection({ type: 'connection.online' });
    expect(harness.state).toMatchObject({ online: true, session: { status: 'refreshing' } });
  });

  test('is tried seldom where the browser says that there is no network', async () => {
    const harness = await signedIn({ refreshAt: 1_000 });
    harness.page.tell('offline');
    harness.clock.increment(1_000);
    await harness.reply('refreshTokens', faultReply('network'));
    harness.clock.increment(59_999);
    expect(harness.pending).toEqual([]);
    harness.clock.increment(1);
    expect(harness.pending).toEqual(['refreshTokens']);
    await harness.reply('refreshTokens', faultReply('network'));
    harness.tell.connection({ type: 'connection.online' });
    expect(harness.pending).toEqual(['refreshTokens']);
  });

  test.each([25 * 86_400_000, 1e20, Number.POSITIVE_INFINITY])(
    'waits as long as a timer can, and no shorter, when the server wants %d ms',
    async (retryAfter) => {
      const harness = await signedIn({ refreshAt: 1_000 });
      harness.clock.increment(1_000);
      await harness.reply('refreshTokens', faultReply('throttled', { retryAt: 1_000 + retryAfter }));
      harness.clock.increment(2 ** 31 - 2);
      expect(harness.pending).toEqual([]);
      harness.clock.increment(1);
      expect(harness.pending).toEqual(['refreshTokens']);
    },
  );

  test('is not tried before the server wants it', async () => {
    const harness = await signedIn({ refreshAt: 1_000 });
    harness.clock.increment(1_000);
    await harness.reply('refreshTokens', faultReply('throttled', { retryAt: 91_000 }));
    harness.clock.increment(90_000 + 1_249);
    expect(harness.pending).toEqual([]);
    harness.clock.increment(1);
    expect(harness.pending).toEqual(['refreshTokens']);
  });

  test('is a bug when the service rejects, and still only for a while', async () => {
    const harness = await signedIn({ refreshAt: 1_000 });
    harness.clock.increment(1_000);
    await harness.fail('refreshTokens');
    expect(harness.state).toMatchObject({
      view: 'home',
      session: { status: 'stale' },
      fault: { kind: 'unexpected' },
    });
  });
});

describe('a refused refresh token', () => {
  const refused = async (onExpired: 'ask' | 'signOut') => {
    const harness = await signedIn({ refreshAt: 1_000 }, 'none', { onExpired });
    harness.clock.increment(1_000);
    await harness.reply('refreshTokens', faultReply('credentials'));
    return harness;
  };

  test('ends the session and says so', async () => {
    const harness = await refused('signOut');
    expect(harness.state.view).toBe('signingOut');
    expect(await harness.reply('clearSession', { kind: 'done' })).toMatchObject({ reason: 'expired' });
    expect(harness.state).toMatchObject({ view: 'signedOut', fault: { kind: 'credentials' } });
    expect(harness.emitted.slice(1)).toEqual([
      { type: 'session.expired' },
      { type: 'session.ended', reason: 'expired' },
    ]);
  });

  test('asks, where the app wants that, and knows the user', async () => {
    const harness = await refused('ask');
    expect(harness.state).toMatchObject({ view: 'expired', username: 'ada', fault: { kind: 'credentials' } });
    harness.actions.showSignIn();
    expect(harness.state).toMatchObject({ view: 'signIn', username: 'ada', fault: null });
  });

  test('is made good by another tab that still could refresh', async () => {
    const harness = await refused('ask');
    harness.tell.tabs({ type: 'tab.refreshed', session: later });
    expect(harness.state).toMatchObject({ view: 'home', session: { status: 'fresh' } });
  });
});

test('a session whose user was deleted ends, with nothing to revoke', async () => {
  const harness = await signedIn();
  harness.actor.send({ type: 'session.deleted' });
  expect(harness.pending).toEqual(['clearSession']);
  expect(await harness.reply('clearSession', { kind: 'done' })).toMatchObject({ reason: 'deleted' });
  expect(harness.emitted.at(-1)).toEqual({ type: 'session.ended', reason: 'deleted' });
  expect(harness.state.view).toBe('signedOut');
});

test('the storage is read again when something new is stored', async () => {
  const harness = await signedIn();
  harness.actor.send({ type: 'storage.changed' });
  expect(harness.state.view).toBe('splash');
  await harness.reply('restoreSession', {
    kind: 'fresh',
    session: session({ username: 'grace' }),
    device: 'none',
  });
  expect(harness.state).toMatchObject({ view: 'home', user: { username: 'grace' } });
});

test('a refresh that failed is tried again when the page wakes up', async () => {
  const harness = await signedIn({ refreshAt: 1_000 });
  harness.clock.increment(1_000);
  await harness.reply('refreshTokens', faultReply('network'));
  expect(harness.pending).toEqual([]);
  harness.tell.clock({ type: 'clock.wake' });
  expect(harness.pending).toEqual(['refreshTokens']);
});
