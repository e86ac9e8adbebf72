import { expect, test } from 'vitest';
import { Harness, signedIn, signedOut } from '../../test/harness.ts';
import { faultReply, session } from '../../test/replies.ts';

const fresh = { kind: 'fresh', session: session(), device: 'remembered' } as const;
const stale = { kind: 'stale', session: session({ refreshAt: 0, expiresAt: 0 }), device: 'none' } as const;

test('a stored session is taken up', async () => {
  const harness = new Harness();
  expect(harness.state).toMatchObject({ view: 'splash', busy: true });
  await harness.reply('restoreSession', fresh);
  expect(harness.state).toMatchObject({ view: 'home', device: 'remembered', user: { username: 'ada' } });
});

test('one that is stale is shown at once, and renewed meanwhile', async () => {
  const harness = new Harness();
  await harness.reply('restoreSession', stale);
  expect(harness.state).toMatchObject({
    view: 'home',
    busy: false,
    user: { username: 'ada' },
    session: { status: 'refreshing' },
  });
  expect(await harness.reply('refreshTokens', { kind: 'session', session: session() })).toEqual({
    force: false,
  });
  expect(harness.state).toMatchObject({ view: 'home', session: { status: 'fresh' } });
});

test('one that is stale survives a start without network', async () => {
  const harness = new Harness();
  await harness.reply('restoreSession', stale);
  await harness.reply('refreshTokens', faultReply('network'));
  expect(harness.state).toMatchObject({
    view: 'home',
    session: { status: 'stale' },
    fault: { kind: 'network' },
  });
});

test('one that the server refuses has expired', async () => {
  const harness = new Harness();
  await harness.reply('restoreSession', stale);
  await harness.reply('refreshTokens', faultReply('credentials'));
  expect(await harness.reply('clearSession', { kind: 'done' })).toMatchObject({ reason: 'expired' });
  expect(harness.state).toMatchObject({ view: 'signedOut', fault: { kind: 'credentials' } });
});

test('a storage that never answers does not keep the page waiting', async () => {
  const harness = new Harness();
  harness.clock.increment(10_000);
  expect(harness.state).toMatchObject({ view: 'signedOut', fault: { code: 'restore-timeout' } });
  await harness.replyLate('restoreSession', fresh);
  expect(harness.state.view).toBe('signedOut');
});

test('a sign-out while it starts is a sign-out', async () => {
  const harness = new Harness();
  harness.actions.signOut();
  expect(harness.pending).toEqual(['clearSession']);
});

test('a sign-in in another tab is taken up here, whatever form is open', async () => {
  const harness = await signedOut();
  harness.actions.signIn({ username: 'ada', password: 'Secret-1' });
  harness.tell.tabs({ type: 'tab.signedIn', username: 'ada' });
  expect(harness.pending).toEqual(['restoreSession']);
  expect(harness.actor.getSnapshot().context.attempt.password).toBeNull();
  await harness.reply('restoreSession', fresh);
  expect(harness.state.view).toBe('home');
});

test('another user in another tab replaces this one', async () => {
  const harness = await signedIn();
  harness.tell.tabs({ type: 'tab.signedIn', username: 'ada' });
  expect(harness.state.view).toBe('home');
  harness.tell.tabs({ type: 'tab.signedIn', username: 'grace' });
  await harness.reply('restoreSession', { ...fresh, session: session({ username: 'grace' }) });
  expect(harness.state).toMatchObject({ view: 'home', user: { username: 'grace' } });
});

test('the watcher of tabs is always alive, the others only with a session', async () => {
  const harness = await signedOut();
  expect(harness.watching).toEqual(['tabs']);
  harness.tell.tabs({ type: 'tab.signedIn', username: 'ada' });
  await harness.reply('restoreSession', fresh);
  expect(harness.watching.sort()).toEqual(['clock', 'connection', 'tabs']);
});
