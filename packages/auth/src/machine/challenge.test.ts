import { describe, expect, test } from 'vitest';
import { challenged, Harness, signedOut } from '../../test/harness.ts';
import { challenge, challengeReply, faultReply, sessionReply } from '../../test/replies.ts';
import { seal } from '../sealed.ts';

const proof = { kind: 'proof', proof: seal('a proof') } as const;

test('a wrong code keeps the step and its Session', async () => {
  const harness = await challenged('SMS_MFA', { delivery: { medium: 'SMS', destination: '+***42' } });
  harness.actions.submitCode('000000');
  expect(harness.state).toMatchObject({ view: 'smsCode', busy: true });
  const asked = await harness.reply('respond', faultReply('code'));
  expect(harness.state).toMatchObject({
    view: 'smsCode',
    busy: false,
    fault: { kind: 'code' },
    delivery: { destination: '+***42' },
  });
  harness.actions.submitCode('123456');
  const again = await harness.reply('respond', sessionReply());
  expect(again.challenge.session).toBe(asked.challenge.session);
  expect(harness.state.view).toBe('home');
});

test('a step lapses with its Session, the username stays', async () => {
  const harness = await challenged('SOFTWARE_TOKEN_MFA', { lapsesAt: 180_000 });
  harness.clock.increment(179_999);
  expect(harness.state.view).toBe('totpCode');
  harness.clock.increment(1);
  expect(harness.state).toMatchObject({ view: 'lapsed', username: 'ada' });
  if (harness.state.view === 'lapsed') harness.state.restart();
  expect(harness.state).toMatchObject({ view: 'signIn', username: 'ada', fault: null });
});

test('an answer that is on its way when the time is up still counts', async () => {
  const harness = await challenged('SOFTWARE_TOKEN_MFA', { lapsesAt: 180_000 });
  harness.actions.submitCode('123456');
  harness.clock.increment(200_000);
  await harness.reply('respond', sessionReply());
  expect(harness.state.view).toBe('home');
});

test('throttling says when to try again and keeps the place', async () => {
  const harness = await challenged('SMS_MFA');
  harness.actions.submitCode('000000');
  await harness.reply('respond', faultReply('throttled', { retryAt: 5_000 }));
  expect(harness.state).toMatchObject({ view: 'smsCode', fault: { kind: 'throttled', retryAt: 5_000 } });
  harness.actions.submitCode('111111');
  expect(harness.pending).toEqual([]);
  harness.clock.increment(5_000);
  expect(harness.state).toMatchObject({ view: 'smsCode', fault: null });
  harness.actions.submitCode('222222');
  expect(harness.pending).toEqual(['respond']);
});

test('a service that rejects is a fault with a code, not the end', async () => {
  const harness = await challenged('SMS_MFA');
  harness.actions.submitCode('000000');
  await harness.fail('respond', new TypeError('a password in here would be seen'));
  expect(harness.state).toMatchObject({
    view: 'smsCode',
    fault: { kind: 'unexpected', code: 'unexpected' },
  });
});

test('giving up aborts the request, and a late answer changes nothing', async () => {
  const harness = await challenged('SMS_MFA');
  harness.actions.submitCode('123456');
  harness.actions.cancel();
  expect(harness.state.view).toBe('signedOut');
  expect(harness.pending).toEqual([]);
  await harness.replyLate('respond', sessionReply());
  expect(harness.state.view).toBe('signedOut');
});

test('back leads to the username, and in a choice of factors to the choice', async () => {
  const plain = await challenged('SMS_MFA');
  plain.actions.back();
  expect(plain.state).toMatchObject({ view: 'signIn', username: 'ada', busy: false });

  const choice = await challenged('EMAIL_OTP', {}, { flow: 'USER_AUTH', factor: 'EMAIL_OTP' });
  choice.actions.back();
  const { attempt } = await choice.reply('initiateAuth', challengeReply('SELECT_CHALLENGE'));
  expect(attempt.factor).toBeNull();
  expect(choice.state.view).toBe('chooseFactor');
});

test('a code is sent again where it was a first factor, and only there', async () => {
  const first = await challenged('EMAIL_OTP', {}, { flow: 'USER_AUTH', factor: 'EMAIL_OTP' });
  expect(first.state).toMatchObject({ view: 'emailCode', canResend: true });
  first.actions.resend();
  const { attempt } = await first.reply('initiateAuth', challengeReply('EMAIL_OTP', { lapsesAt: 400_000 }));
  expect(attempt.factor).toBe('EMAIL_OTP');
  expect(first.state).toMatchObject({ view: 'emailCode', busy: false, lapsesAt: 400_000 });

  const second = await challenged('EMAIL_OTP');
  expect(second.state).toMatchObject({ view: 'emailCode', canResend: false });
  second.actions.resend();
  expect(second.pending).toEqual([]);
});

test('a custom challenge shows its public parameters, round after round', async () => {
  const harness = await challenged('CUSTOM_CHALLENGE', { prompt: { question: '6 x 7' } });
  expect(harness.state).toMatchObject({ view: 'custom', parameters: { question: '6 x 7' } });
  harness.actions.submitAnswer('42');
  await harness.reply('respond', challengeReply('CUSTOM_CHALLENGE', { prompt: { question: '6 x 8' } }));
  expect(harness.state).toMatchObject({ view: 'custom', busy: false, parameters: { question: '6 x 8' } });
});

test('a device that the server forgot does not cost the person a second answer', async () => {
  const harness = await challenged('CUSTOM_CHALLENGE');
  harness.actions.submitAnswer('42');
  const first = await harness.reply('respond', faultReply('deviceUnknown'));
  await harness.reply('forgetLocalDevice', { kind: 'done' });
  const second = await harness.reply('respond', sessionReply());
  expect(second.answer).toBe(first.answer);
  expect([first.attempt.knownDevice, second.attempt.knownDevice]).toEqual([true, false]);
  expect(harness.state.view).toBe('home');
});

test('a challenge that Latchkey does not know is shown, and answered by the app', async () => {
  const harness = await challenged('RETINA_SCAN', { prompt: { eye: 'left' } });
  expect(harness.state).toMatchObject({
    view: 'unsupported',
    challengeName: 'RETINA_SCAN',
    parameters: { eye: 'left' },
  });
  harness.actions.submitRaw({ SCAN: '...' });
  expect((await harness.reply('respond', sessionReply())).answer.kind).toBe('raw');
});

test('an unconfirmed user is sent a code and signed in after it, with the password kept till then', async () => {
  const harness = await signedOut({ flow: 'USER_PASSWORD_AUTH' });
  harness.actions.signIn({ username: 'ada', password: 'Secret-1' });
  await harness.reply('initiateAuth', faultReply('unconfirmed'));
  await harness.reply('resendSignUp', { kind: 'delivered', delivery: null });
  expect(harness.state).toMatchObject({ view: 'confirmSignUp', username: 'ada', fault: null });
  harness.actions.confirmSignUp('123456');
  await harness.reply('confirmSignUp', { kind: 'done' });
  const { attempt } = await harness.reply('autoSignIn', sessionReply());
  expect(attempt.password).not.toBeNull();
  expect(harness.state.view).toBe('home');
});

test('a user whose password was reset is asked to have a code sent, or for the one that came', async () => {
  const harness = await signedOut({ flow: 'USER_PASSWORD_AUTH' });
  harness.actions.signIn({ username: 'ada', password: 'Secret-1' });
  await harness.reply('initiateAuth', faultReply('resetRequired'));
  expect(harness.state).toMatchObject({
    view: 'forgotPassword',
    username: 'ada',
    fault: { kind: 'resetRequired' },
  });
  harness.actions.showResetPassword({ username: 'ada' });
  expect(harness.state).toMatchObject({ view: 'resetPassword', username: 'ada', delivery: null });
});

describe('a choice of factors', () => {
  const choices = ['PASSWORD', 'PASSWORD_SRP', 'EMAIL_OTP', 'WEB_AUTHN'];
  const choosing = () => challenged('SELECT_CHALLENGE', { choices }, { flow: 'USER_AUTH' });

  test('sends steps that need nothing more of the person immediately', async () => {
    const harness = await choosing();
    const shown = ['PASSWORD_SRP', 'EMAIL_OTP', 'WEB_AUTHN'];
    expect(harness.state).toMatchObject({ view: 'chooseFactor', choices: shown });
    harness.actions.chooseFactor('EMAIL_OTP');
    const { answer } = await harness.reply('respond', challengeReply('EMAIL_OTP'));
    expect(answer).toEqual({ kind: 'choice', choice: 'EMAIL_OTP' });
    expect(harness.state).toMatchObject({ view: 'emailCode', canResend: true });
  });

  test('rejects a factor that was not offered', async () => {
    const harness = await choosing();
    harness.actions.chooseFactor('SMS_OTP');
    expect(harness.state).toMatchObject({ view: 'chooseFactor', busy: false });
  });

  test('asks for the password first, and leads back to the open choice', async () => {
    const harness = await choosing();
    harness.actions.chooseFactor('PASSWORD');
    expect(harness.state.view).toBe('password');
    harness.actions.back();
    expect(harness.state).toMatchObject({ view: 'chooseFactor', busy: false });
    expect(harness.pending).toEqual([]);
  });

  test('proves a password by SRP inside the choice', async () => {
    const harness = await choosing();
    harness.actions.chooseFactor('PASSWORD_SRP');
    harness.actions.submitPassword('Secret-1');
    const { attempt } = await harness.reply('prepareSrp', proof);
    expect(attempt.password).not.toBeNull();
    const asked = await harness.reply('respond', challengeReply('PASSWORD_VERIFIER'));
    expect(asked).toMatchObject({ challenge: { name: 'SELECT_CHALLENGE' }, answer: { kind: 'proof' } });
    expect(asked.attempt.proof).toBe(proof.proof);
    await harness.reply('respond', sessionReply());
    expect(harness.state.view).toBe('home');
  });
});

describe('a passkey', () => {
  const choices = ['PASSWORD', 'WEB_AUTHN', 'EMAIL_OTP'];

  test('is asked for immediately; dismissing it is no error of the sign-in', async () => {
    const harness = await challenged('WEB_AUTHN', { choices }, { flow: 'USER_AUTH' });
    expect(harness.state).toMatchObject({ view: 'passkey', busy: true, autofill: false, choices });
    expect(await harness.reply('assertPasskey', faultReply('cancelled'))).toMatchObject({ autofill: false });
    expect(harness.state).toMatchObject({ view: 'passkey', busy: false, fault: { kind: 'cancelled' } });
    harness.actions.retryPasskey();
    await harness.reply('assertPasskey', proof);
    expect((await harness.reply('respond', sessionReply())).attempt.proof).toBe(proof.proof);
    expect(harness.state.view).toBe('home');
  });

  test('waits in the autofill until another way is picked, which aborts it', async () => {
    const harness = await challenged('WEB_AUTHN', { choices }, { flow: 'USER_AUTH', autofill: true });
    expect(harness.state).toMatchObject({ view: 'passkey', busy: false, autofill: true });
    harness.actions.chooseFactor('EMAIL_OTP');
    expect(harness.pending).toEqual(['respond']);
    await harness.replyLate('assertPasskey', proof);
    const asked = await harness.reply('respond', challengeReply('EMAIL_OTP'));
    expect(asked).toMatchObject({
      challenge: { name: 'SELECT_CHALLENGE' },
      answer: { kind: 'choice', choice: 'EMAIL_OTP' },
    });
    expect(harness.state.view).toBe('emailCode');
  });
});

test('a step that was open before a reload is open again', async () => {
  const harness = new Harness();
  const { attempt } = (await challenged('SMS_MFA')).actor.getSnapshot().context;
  await harness.reply('restoreSession', {
    kind: 'challenge',
    attempt,
    challenge: challenge('SMS_MFA'),
    totp: null,
  });
  expect(harness.state).toMatchObject({ view: 'smsCode', username: 'ada', busy: false });
});
