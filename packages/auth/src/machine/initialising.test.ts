import { describe, expect, test } from 'vitest';
import { createActor } from 'xstate';
import { Harness, signedIn, signedOut } from '../../test/harness.ts';
import { faultReply, session } from '../../test/replies.ts';
import { createAuthMachine } from './machine.ts';
import type { AuthEmitted, AuthServices } from './ports.ts';
import { noWatchers, standInServices, systemTiming } from './stand-ins.ts';

const fresh = { kind: 'fresh', session: session(), device: 'remembered' } as const;
const stale = { kind: 'stale', session: session({ refreshAt: 0, expiresAt: 0 }), device: 'none' } as const;

test('a stored session is restored', async () => {
  const harness = new Harness();
  expect(harness.state).toMatchObject({ view: 'splash', busy: true });
  await harness.reply('restoreSession', fresh);
  expect(harness.state).toMatchObject({ view: 'home', device: 'remembered', user: { username: 'ada' } });
});

test('one that is stale is shown immediately, and renewed meanwhile', async () => {
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
  harness.clock.increment(9_999);
  expect(harness.state.view).toBe('splash');
  harness.clock.increment(1);
  expect(harness.state).toMatchObject({ view: 'signedOut', fault: { code: 'restore-timeout' } });
  await harness.replyLate('restoreSession', fresh);
  expect(harness.state.view).toBe('signedOut');
});

test.each([
  { type: 'tab.signedIn', username: 'ada' },
  { type: 'tab.expired' },
  { type: 'tab.refreshed', session: session() },
  { type: 'storage.changed' },
] as const)('what was read is out of date when another tab writes meanwhile: $type', async (event) => {
  const harness = new Harness();
  harness.actor.send(event);
  expect(harness.pending).toEqual(['restoreSession']);
  await harness.replyLate('restoreSession', fresh);
  expect(harness.state).toMatchObject({ view: 'splash', busy: true });
  await harness.reply('restoreSession', { kind: 'none' });
  expect(harness.state.view).toBe('signedOut');
});

test.each([
  ['tab.signedOut', 'elsewhere'],
  ['session.deleted', 'deleted'],
] as const)('what is being read has ended with %s, for the reason %s', async (type, reason) => {
  const harness = new Harness();
  harness.actor.send({ type });
  await harness.replyLate('restoreSession', fresh);
  expect(await harness.reply('clearSession', { kind: 'done' })).toMatchObject({ reason });
  expect(harness.state).toMatchObject({ view: 'signedOut', reason });
});

test('a storage that breaks is a fault, and no reason to wait', async () => {
  const harness = new Harness();
  await harness.fail('restoreSession');
  expect(harness.state).toMatchObject({ view: 'signedOut', busy: false, fault: { kind: 'unexpected' } });
});

test('a sign-out while it starts is a sign-out', async () => {
  const harness = new Harness();
  harness.actions.signOut();
  expect(harness.pending).toEqual(['clearSession']);
});

test('a sign-in in another tab signs in here too, with any form open', async () => {
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

describe('a step that was open before the reload', () => {
  const delivery = { medium: 'EMAIL', destination: 'a***@e***' } as const;
  const before = async () => {
    const harness = await signedOut({ flow: 'USER_PASSWORD_AUTH' });
    harness.actions.signIn({ username: 'ada', password: 'Secret-1', remember: 'session' });
    return { ...harness.actor.getSnapshot().context.attempt, password: null };
  };

  test.each([
    ['signUpCode', 'confirmSignUp'],
    ['resetCode', 'resetPassword'],
  ] as const)('and waits for a code waits for it again: %s', async (kind, view) => {
    const harness = new Harness();
    const attempt = await before();
    await harness.reply('restoreSession', { kind, attempt, delivery });
    expect(harness.state).toMatchObject({ view, username: 'ada', delivery, busy: false, fault: null });
    expect(harness.actor.getSnapshot().context.attempt).toEqual(attempt);
  });

  test('and has lapsed begins again with the username', async () => {
    const harness = new Harness();
    const attempt = await before();
    await harness.reply('restoreSession', { kind: 'restart', attempt });
    expect(harness.state).toMatchObject({ view: 'signIn', username: 'ada', busy: false });
    expect(harness.actor.getSnapshot().context).toMatchObject({ attempt, delivery: null });
  });
});

test.each(['watchConnection', 'watchClock'] as const)(
  'a session continues without a watcher that fails, which is named: %s',
  async (watcher) => {
    const services: AuthServices = { ...standInServices, restoreSession: async () => fresh };
    const fail = () => {
      throw new TypeError('Nothing to watch here.');
    };
    const machine = createAuthMachine(services, { ...noWatchers, [watcher]: fail }, systemTiming);
    const actor = createActor(machine, {
      input: { flow: 'USER_SRP_AUTH', onExpired: 'signOut', tabs: false },
    });
    const emitted: AuthEmitted[] = [];
    actor.on('*', (event) => emitted.push(event));
    actor.start();
    await new Promise((resolve) => setImmediate(resolve));
    expect(emitted).toEqual([
      { type: 'session.started', username: 'ada' },
      { type: 'watcher.failed', watcher },
    ]);
    expect(actor.getSnapshot().hasTag('signedIn')).toBe(true);
    actor.stop();
  },
);
