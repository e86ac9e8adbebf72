import { describe, expect, test } from 'vitest';
import { challenged, Harness } from '../../test/harness.ts';
import { challenge, challengeReply, faultReply, sessionReply } from '../../test/replies.ts';
import { seal } from '../sealed.ts';

const totp = (session: string) =>
  ({
    kind: 'totp',
    totp: seal({ secret: 'JBSWY3DPEHPK3PXP', uri: 'otpauth://totp/ada' }),
    challenge: challenge('MFA_SETUP', { session: seal(session), choices: ['SOFTWARE_TOKEN_MFA'] }),
  }) as const;

test('a choice of second factors sends the one that was offered', async () => {
  const harness = await challenged('SELECT_MFA_TYPE', { choices: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'] });
  expect(harness.state).toMatchObject({ view: 'chooseMfa', choices: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'] });
  harness.actions.chooseMfa('EMAIL_OTP');
  expect(harness.pending).toEqual([]);
  harness.actions.chooseMfa('SMS_MFA');
  const { answer } = await harness.reply('respond', challengeReply('SMS_MFA'));
  expect(answer).toEqual({ kind: 'choice', choice: 'SMS_MFA' });
  expect(harness.state.view).toBe('smsCode');
});

test('an authenticator app is set up: each step sends the newest Session', async () => {
  const harness = await challenged('MFA_SETUP', { choices: ['SOFTWARE_TOKEN_MFA', 'SMS_MFA'] });
  expect(harness.state).toMatchObject({ view: 'setUpTotp', busy: true });
  const associated = totp('second');
  await harness.reply('associateTotp', associated);
  expect(harness.state).toMatchObject({ view: 'setUpTotp', busy: false });

  harness.actions.submitTotpSetup('000000');
  const refused = await harness.reply('verifyTotp', faultReply('code'));
  expect(refused.challenge.session).toBe(associated.challenge.session);
  expect(harness.state).toMatchObject({ view: 'setUpTotp', fault: { kind: 'code' } });

  harness.actions.submitTotpSetup('123456', 'phone');
  const verified = challengeReply('MFA_SETUP', { session: seal('third') });
  expect(await harness.reply('verifyTotp', verified)).toMatchObject({ deviceName: 'phone' });
  const answered = await harness.reply('respond', sessionReply());
  expect(answered.challenge.session).toBe(verified.challenge.session);
  expect(harness.actor.getSnapshot().context.totp).toBeNull();
  expect(harness.state.view).toBe('home');
});

test.each(['associateTotp', 'verifyTotp'] as const)(
  'an account that changed meanwhile is noticed in the middle of a setup: %s',
  async (service) => {
    const during = async (kind: 'unconfirmed' | 'resetRequired') => {
      const harness = await challenged('MFA_SETUP', { choices: ['SOFTWARE_TOKEN_MFA'] });
      if (service === 'verifyTotp') {
        await harness.reply('associateTotp', totp('second'));
        harness.actions.submitTotpSetup('123456');
      }
      await harness.reply(service, faultReply(kind));
      return harness;
    };
    expect((await during('resetRequired')).state).toMatchObject({
      view: 'forgotPassword',
      fault: { kind: 'resetRequired' },
    });
    expect((await during('unconfirmed')).pending).toEqual(['resendSignUp']);
  },
);

test('a secret that could not be fetched is asked for again by `clearFault`', async () => {
  const harness = await challenged('MFA_SETUP', { choices: ['SOFTWARE_TOKEN_MFA'] });
  await harness.reply('associateTotp', faultReply('network'));
  expect(harness.state).toMatchObject({ view: 'setUpTotp', busy: false, fault: { kind: 'network' } });
  harness.actions.clearFault();
  expect(harness.pending).toEqual(['associateTotp']);
});

test('of several ways to set up the person picks one', async () => {
  const harness = await challenged('MFA_SETUP', { choices: ['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'] });
  expect(harness.state).toMatchObject({ view: 'setUpMfa', available: true });
  harness.actions.chooseMfa('EMAIL_OTP');
  expect(harness.state.view).toBe('setUpEmail');
  harness.actions.submitEmail('ada@example.com');
  const { answer } = await harness.reply('respond', challengeReply('EMAIL_OTP'));
  expect(answer).toEqual({ kind: 'email', email: 'ada@example.com' });
  expect(harness.state.view).toBe('emailCode');
});

test('where only SMS is allowed and no phone is known, the state says so', async () => {
  const harness = await challenged('MFA_SETUP', { choices: ['SMS_MFA'] });
  expect(harness.state).toMatchObject({ view: 'setUpMfa', choices: [], available: false });
});

describe('after a reload', () => {
  const restored = async (changes: Partial<ReturnType<typeof totp>> | { totp: null }) => {
    const { attempt } = (await challenged('MFA_SETUP')).actor.getSnapshot().context;
    const harness = new Harness();
    await harness.reply('restoreSession', { ...totp('second'), ...changes, kind: 'challenge', attempt });
    return harness;
  };

  test('the setup of an authenticator app continues with the secret that was shown', async () => {
    const harness = await restored({});
    expect(harness.state).toMatchObject({ view: 'setUpTotp', busy: false });
    expect(harness.pending).toEqual([]);
  });

  test('a setup without a secret fetches one', async () => {
    const harness = await restored({ totp: null });
    expect(harness.pending).toEqual(['associateTotp']);
  });
});
