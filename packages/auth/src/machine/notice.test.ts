import { expect, test } from 'vitest';
import { signedIn, signedOut } from '../../test/harness.ts';
import { faultReply } from '../../test/replies.ts';

const done = { kind: 'done' } as const;
const delivered = { kind: 'delivered', delivery: null } as const;

async function resetDone() {
  const harness = await signedOut();
  harness.actions.showResetPassword({ username: 'ada' });
  harness.actions.confirmReset('123456', 'Secret-2');
  await harness.reply('confirmReset', done);
  return harness;
}

test('a reset that worked says so in the form that follows, and only there', async () => {
  const harness = await resetDone();
  expect(harness.state).toMatchObject({ view: 'signIn', username: 'ada', notice: 'passwordChanged' });
  harness.actions.showForgotPassword();
  expect(harness.state.notice).toBeNull();
  harness.actions.showSignIn();
  expect(harness.state).toMatchObject({ view: 'signIn', notice: null });
});

test('a notice is gone with the sign-in that follows, also when that is refused', async () => {
  const harness = await resetDone();
  harness.actions.signIn({ username: 'ada', password: 'wrong', flow: 'USER_PASSWORD_AUTH' });
  expect(harness.state).toMatchObject({ view: 'signIn', busy: true, notice: null });
  await harness.reply('initiateAuth', faultReply('credentials'));
  expect(harness.state).toMatchObject({ view: 'signIn', notice: null, fault: { kind: 'credentials' } });
});

test('a confirmed sign-up that cannot continue into a session says so', async () => {
  const harness = await signedOut();
  harness.actions.signUp({ username: 'ada', password: 'Secret-1' });
  await harness.reply('signUp', delivered);
  harness.actions.confirmSignUp('123456');
  await harness.reply('confirmSignUp', done);
  await harness.reply('autoSignIn', faultReply('credentials'));
  expect(harness.state).toMatchObject({ view: 'signIn', notice: 'confirmed', fault: null });
});

test('a sign-out that Cognito did not hear of says that it is done here only', async () => {
  const harness = await signedIn();
  harness.actions.signOut();
  await harness.reply('clearSession', done);
  await harness.reply('revokeTokens', faultReply('network'));
  expect(harness.state).toMatchObject({
    view: 'signedOut',
    notice: 'signedOutHereOnly',
    reason: 'signOut',
    fault: { kind: 'network' },
  });
});

test('how the last session ended is shown once', async () => {
  const harness = await signedIn();
  harness.actions.signOut();
  await harness.reply('clearSession', done);
  await harness.reply('revokeTokens', faultReply('network'));
  harness.actions.showSignIn();
  harness.actions.cancel();
  expect(harness.state).toMatchObject({ view: 'signedOut', notice: null, reason: null, fault: null });
});

test('nobody was signed in: there is no reason', async () => {
  const harness = await signedOut();
  expect(harness.state).toMatchObject({ reason: null, notice: null });
});

test('the reason of an end is gone with the next action', async () => {
  const harness = await signedIn();
  harness.tell.tabs({ type: 'tab.signedOut' });
  await harness.reply('clearSession', done);
  expect(harness.state).toMatchObject({ view: 'signedOut', reason: 'elsewhere', notice: null });
  harness.actions.showSignIn();
  harness.actions.cancel();
  expect(harness.state).toMatchObject({ view: 'signedOut', reason: null });
});

test('a session that expired ends with its reason and its fault', async () => {
  const harness = await signedIn();
  harness.actions.refresh();
  await harness.reply('refreshTokens', faultReply('credentials'));
  await harness.reply('clearSession', done);
  expect(harness.state).toMatchObject({ reason: 'expired', fault: { kind: 'credentials' } });
});
