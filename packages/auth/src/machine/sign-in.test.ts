import { expect, test } from 'vitest';
import { signedOut } from '../../test/harness.ts';
import { challengeReply, faultReply, sessionReply } from '../../test/replies.ts';

/** Up to the request with the proof. */
async function proving() {
  const harness = await signedOut();
  harness.actions.signIn({ username: 'ada@example.com', password: 'Secret-1' });
  await harness.reply('prepareSrp', { kind: 'proof', proof: sealedProof });
  await harness.reply('initiateAuth', challengeReply('PASSWORD_VERIFIER'));
  return harness;
}

const sealedProof = challengeReply('none').challenge.parameters;

test('a password is proved by SRP and opens a session', async () => {
  const harness = await proving();
  expect(harness.state).toMatchObject({ view: 'signIn', busy: true, username: 'ada@example.com' });
  await harness.reply('respond', sessionReply());
  expect(harness.state).toMatchObject({ view: 'home', busy: false, session: { status: 'fresh' } });
  expect(harness.emitted.at(-1)).toEqual({ type: 'session.started', username: 'ada' });
});

test('a wrong password keeps the username and says why', async () => {
  const harness = await proving();
  await harness.reply('respond', faultReply('credentials'));
  expect(harness.state).toMatchObject({
    view: 'signIn',
    busy: false,
    username: 'ada@example.com',
    fault: { kind: 'credentials' },
  });
  harness.actions.clearFault();
  expect(harness.state.fault).toBeNull();
});

test('a known device is proved after the password', async () => {
  const harness = await proving();
  await harness.reply('respond', challengeReply('DEVICE_SRP_AUTH'));
  await harness.reply('respond', challengeReply('DEVICE_PASSWORD_VERIFIER'));
  const { attempt } = await harness.reply('respond', sessionReply({}, 'remembered'));
  expect(attempt.knownDevice).toBe(true);
  expect(harness.state).toMatchObject({ view: 'home', device: 'remembered' });
});

test('a device that the server does not know is forgotten, and the sign-in starts once more without it', async () => {
  const harness = await proving();
  await harness.reply('respond', faultReply('deviceUnknown'));
  await harness.reply('forgetLocalDevice', { kind: 'done' });
  await harness.reply('prepareSrp', { kind: 'proof', proof: sealedProof });
  const { attempt } = await harness.reply('initiateAuth', challengeReply('PASSWORD_VERIFIER'));
  expect(attempt.knownDevice).toBe(false);
  await harness.reply('respond', faultReply('deviceUnknown'));
  expect(harness.state).toMatchObject({ view: 'signIn', fault: { kind: 'deviceUnknown' } });
  expect(harness.pending).toEqual([]);
});

test('a refused device proof starts the sign-in again without the device', async () => {
  const harness = await proving();
  await harness.reply('respond', challengeReply('DEVICE_SRP_AUTH'));
  await harness.reply('respond', faultReply('deviceUnknown'));
  await harness.reply('forgetLocalDevice', { kind: 'done' });
  const { attempt } = await harness.reply('prepareSrp', { kind: 'proof', proof: sealedProof });
  expect(attempt.password).not.toBeNull();
  expect(attempt.knownDevice).toBe(false);
});

test('a new password is asked for, and a weak one keeps the step', async () => {
  const harness = await proving();
  await harness.reply('respond', challengeReply('NEW_PASSWORD_REQUIRED', { requiredAttributes: ['email'] }));
  expect(harness.state).toMatchObject({ view: 'newPassword', requiredAttributes: ['email'] });
  harness.actions.submitNewPassword('weak');
  await harness.reply('respond', faultReply('policy'));
  expect(harness.state).toMatchObject({ view: 'newPassword', fault: { kind: 'policy' } });
  harness.actions.submitNewPassword('Stronger-1', { email: 'ada@example.com' });
  const { answer } = await harness.reply('respond', sessionReply());
  expect(answer).toMatchObject({ kind: 'newPassword', attributes: { email: 'ada@example.com' } });
  expect(harness.state.view).toBe('home');
});

test('a refused password is forgotten when another tab signs in, and out again', async () => {
  const harness = await signedOut({ flow: 'USER_PASSWORD_AUTH' });
  harness.actions.signIn({ username: 'ada', password: 'wrong' });
  await harness.reply('initiateAuth', faultReply('credentials'));
  expect(harness.state.fault).toMatchObject({ kind: 'credentials' });
  harness.tell.tabs({ type: 'tab.signedIn', username: 'ada' });
  expect(harness.state).toMatchObject({ view: 'splash', fault: null });
  await harness.reply('restoreSession', { kind: 'none' });
  expect(harness.state).toMatchObject({ view: 'signedOut', fault: null });
});
