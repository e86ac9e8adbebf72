import { expect, test } from 'vitest';
import { signedIn } from '../../test/harness.ts';
import { faultReply } from '../../test/replies.ts';

const done = { kind: 'done' } as const;

test('a sign-out clears, then revokes, and forgets the user', async () => {
  const harness = await signedIn();
  harness.actions.signOut('global');
  expect(harness.state).toMatchObject({ view: 'signingOut', busy: true });
  expect(await harness.reply('clearSession', done)).toEqual({ reason: 'signOut', scope: 'global' });
  expect(await harness.reply('revokeTokens', done)).toEqual({ scope: 'global' });
  expect(harness.state).toMatchObject({ view: 'signedOut', fault: null });
  expect(harness.actor.getSnapshot().context.session).toBeNull();
  expect(harness.emitted.at(-1)).toEqual({ type: 'session.ended', reason: 'signOut' });
});

test('one that the server does not hear of still ends the session here, and says so', async () => {
  const harness = await signedIn();
  harness.actions.signOut();
  await harness.reply('clearSession', done);
  await harness.reply('revokeTokens', faultReply('network'));
  expect(harness.state).toMatchObject({ view: 'signedOut', fault: { kind: 'network' } });
  harness.actions.showSignIn();
  expect(harness.state).toMatchObject({ view: 'signIn', username: '', fault: null });
});

test('neither a server nor a storage that never answers can keep the person signed in', async () => {
  const harness = await signedIn();
  harness.actions.signOut();
  harness.clock.increment(9_999);
  expect(harness.pending).toEqual(['clearSession']);
  harness.clock.increment(1);
  expect(harness.pending).toEqual(['revokeTokens']);
  harness.clock.increment(4_999);
  expect(harness.state.view).toBe('signingOut');
  harness.clock.increment(1);
  expect(harness.state).toMatchObject({ view: 'signedOut', fault: { code: 'revoke-timeout' } });
});

test('a sign-out that could not be stored yet says so', async () => {
  const harness = await signedIn();
  harness.actions.signOut();
  await harness.reply('clearSession', faultReply('unexpected'));
  await harness.reply('revokeTokens', done);
  expect(harness.state).toMatchObject({ view: 'signedOut', fault: { kind: 'unexpected' } });
});

test('a storage that is too slow is named, and one that breaks stops nothing', async () => {
  const slow = await signedIn();
  slow.actions.signOut();
  slow.clock.increment(10_000);
  await slow.reply('revokeTokens', done);
  expect(slow.state).toMatchObject({ view: 'signedOut', fault: { code: 'clear-timeout' } });
  const broken = await signedIn();
  broken.actions.signOut();
  await broken.fail('clearSession');
  await broken.fail('revokeTokens');
  expect(broken.state).toMatchObject({ view: 'signedOut', fault: { kind: 'unexpected' } });
});

test('a sign-in in another tab is followed while this one is still signing out', async () => {
  const harness = await signedIn();
  harness.actions.signOut();
  await harness.reply('clearSession', done);
  harness.tell.tabs({ type: 'tab.signedIn', username: 'bea' });
  expect(harness.pending).toEqual(['restoreSession']);
  expect(harness.actor.getSnapshot().context.session).toBeNull();
  expect(harness.emitted).toContainEqual({ type: 'session.ended', reason: 'signOut' });
});

test('a sign-out in another tab ends the session here, with nothing left to revoke', async () => {
  const harness = await signedIn();
  harness.tell.tabs({ type: 'tab.signedOut' });
  expect(await harness.reply('clearSession', done)).toMatchObject({ reason: 'elsewhere' });
  expect(harness.state).toMatchObject({ view: 'signedOut', fault: null });
});

test('a sign-out stops a refresh that is under way from counting', async () => {
  const harness = await signedIn({ refreshAt: 1_000 });
  harness.clock.increment(1_000);
  harness.actions.signOut();
  await harness.replyLate('refreshTokens', faultReply('credentials'));
  expect(harness.state).toMatchObject({ view: 'signingOut' });
});

test('a sign-out in another tab does not show the fault of an old refresh', async () => {
  const harness = await signedIn();
  harness.actions.refresh();
  await harness.reply('refreshTokens', faultReply('network'));
  expect(harness.state.fault).toMatchObject({ kind: 'network' });
  harness.tell.tabs({ type: 'tab.signedOut' });
  await harness.reply('clearSession', { kind: 'done' });
  expect(harness.state).toMatchObject({ view: 'signedOut', fault: null });
});
