import { describe, expect, test } from 'vitest';
import { challenged, signedIn, signedOut } from '../../test/harness.ts';
import { challengeReply, faultReply, sessionReply } from '../../test/replies.ts';
import { seal } from '../sealed.ts';

const proof = { kind: 'proof', proof: seal('a proof') } as const;
const choices = ['PASSWORD', 'PASSWORD_SRP', 'WEB_AUTHN', 'EMAIL_OTP', 'RETINA_SCAN'];
const flow = 'USER_AUTH' as const;

const passkey = (autofill = false) => challenged('WEB_AUTHN', { choices }, { flow, autofill });

describe('instead of a passkey', () => {
  test('a password can be sent, as an answer to the choice', async () => {
    const harness = await passkey();
    harness.actions.chooseFactor('PASSWORD');
    expect(harness.state.view).toBe('password');
    harness.actions.submitPassword('Secret-1');
    const { challenge, answer, attempt } = await harness.reply('respond', faultReply('network'));
    expect([challenge.name, answer.kind, attempt.factor]).toEqual([
      'SELECT_CHALLENGE',
      'password',
      'PASSWORD',
    ]);
    expect(harness.state).toMatchObject({ view: 'password', fault: { kind: 'network' } });
  });

  test('a password can be proved, as an answer to the choice', async () => {
    const harness = await passkey();
    harness.actions.chooseFactor('PASSWORD_SRP');
    expect(harness.state.view).toBe('password');
    harness.actions.submitPassword('Secret-1');
    expect(await harness.reply('prepareSrp', faultReply('unexpected'))).toMatchObject({
      attempt: { factor: 'PASSWORD_SRP' },
    });
    expect(harness.state).toMatchObject({ view: 'password', busy: false, fault: { kind: 'unexpected' } });
    harness.actions.submitPassword('Secret-1');
    await harness.reply('prepareSrp', proof);
    const { challenge } = await harness.reply('respond', challengeReply('PASSWORD_VERIFIER'));
    expect(challenge.name).toBe('SELECT_CHALLENGE');
  });

  test('a factor that Latchkey does not know can be chosen', async () => {
    const harness = await passkey();
    harness.actions.chooseOther('RETINA_SCAN');
    const { challenge, answer } = await harness.reply('respond', challengeReply('RETINA_SCAN'));
    expect([challenge.name, answer]).toEqual(['SELECT_CHALLENGE', { kind: 'choice', choice: 'RETINA_SCAN' }]);
  });
});

describe('a passkey', () => {
  test('that waits in the autofill can be asked for in the dialog', async () => {
    const harness = await passkey(true);
    harness.actions.retryPasskey();
    expect(harness.state).toMatchObject({ view: 'passkey', busy: true, autofill: false });
    await harness.replyLate('assertPasskey', proof);
    expect(await harness.reply('assertPasskey', proof)).toMatchObject({ autofill: false });
    expect(harness.pending).toEqual(['respond']);
  });

  test('is asked for in the autofill where the person wants that', async () => {
    const harness = await passkey(true);
    expect(await harness.reply('assertPasskey', faultReply('cancelled'))).toMatchObject({ autofill: true });
  });

  test('that is refused, or sent too often, can be asked for again', async () => {
    const harness = await passkey();
    await harness.reply('assertPasskey', proof);
    await harness.reply('respond', faultReply('code'));
    expect(harness.state).toMatchObject({ view: 'passkey', busy: false, fault: { kind: 'code' } });
    harness.actions.retryPasskey();
    await harness.reply('assertPasskey', proof);
    await harness.reply('respond', faultReply('throttled', { retryAt: 5_000 }));
    expect(harness.state).toMatchObject({ view: 'passkey', fault: { kind: 'throttled' } });
    expect(harness.actor.getSnapshot().context.attempt.proof).toBeNull();
    harness.clock.increment(5_000);
    harness.actions.retryPasskey();
    expect(harness.pending).toEqual(['assertPasskey']);
  });
});

describe('the setup of an authenticator app', () => {
  const verifying = async () => {
    const harness = await challenged('MFA_SETUP', { choices: ['SOFTWARE_TOKEN_MFA'] });
    const { challenge } = harness.actor.getSnapshot().context;
    await harness.reply('associateTotp', {
      kind: 'totp',
      totp: seal({ secret: 'JBSW', uri: 'otpauth://' }),
      challenge,
    });
    harness.actions.submitTotpSetup('123456');
    return harness;
  };

  test('whose Session has lapsed begins again', async () => {
    const harness = await verifying();
    await harness.reply('verifyTotp', faultReply('lapsed'));
    expect(harness.state).toMatchObject({ view: 'lapsed', username: 'ada' });
  });

  test('that is refused for good leads to the form, which says why', async () => {
    const harness = await verifying();
    await harness.reply('verifyTotp', faultReply('credentials'));
    expect(harness.state).toMatchObject({ view: 'signIn', fault: { kind: 'credentials' } });
  });

  test('that was tried too often can continue after a while', async () => {
    const harness = await verifying();
    await harness.reply('verifyTotp', faultReply('throttled', { retryAt: 5_000 }));
    expect(harness.state).toMatchObject({ view: 'setUpTotp', fault: { kind: 'throttled' } });
    harness.clock.increment(5_000);
    harness.actions.submitTotpSetup('123456');
    expect(harness.pending).toEqual(['verifyTotp']);
  });
});

describe('a secret', () => {
  const secretsOf = ({ actor }: Awaited<ReturnType<typeof challenged>>) => {
    const { answer, attempt } = actor.getSnapshot().context;
    return [answer.kind, attempt.password, attempt.proof];
  };
  const none = ['proof', null, null];

  test.each(['code', 'throttled', 'network'] as const)('that was refused is dropped: %s', async (kind) => {
    const harness = await challenged('SMS_MFA');
    harness.actions.submitCode('123456');
    expect(secretsOf(harness)).not.toEqual(none);
    await harness.reply('respond', faultReply(kind));
    expect(secretsOf(harness)).toEqual(none);
  });

  test('that is not needed any more is dropped with its step', async () => {
    const harness = await challenged('SMS_MFA');
    harness.actions.submitCode('123456');
    harness.actions.back();
    expect(harness.state.view).toBe('signIn');
    expect(secretsOf(harness)).toEqual(none);
  });

  test('of a sign-in is not that of a sign-up', async () => {
    const harness = await signedOut({ flow: 'USER_PASSWORD_AUTH' });
    harness.actions.signIn({ username: 'ada', password: 'Secret-1' });
    harness.actions.showSignUp();
    expect(harness.state.view).toBe('signUp');
    expect(secretsOf(harness)).toEqual(none);
  });
});

describe('a sign-out in another tab', () => {
  test('leaves a form alone that no session waits behind', async () => {
    const harness = await signedOut();
    harness.actions.showSignIn();
    harness.tell.tabs({ type: 'tab.signedOut' });
    expect(harness.state.view).toBe('signIn');
  });

  test('leaves nothing of a sign-in that was cancelled beside an expired session', async () => {
    const harness = await signedIn({}, 'none', { onExpired: 'ask', flow: 'USER_PASSWORD_AUTH' });
    harness.tell.tabs({ type: 'tab.expired' });
    harness.actions.signIn({ username: 'grace', password: 'Secret-2' });
    harness.actions.cancel();
    expect(harness.state).toMatchObject({ view: 'expired', username: 'ada' });
    expect(harness.actor.getSnapshot().context.attempt).toMatchObject({ username: '', password: null });
  });
});

test('a limit of the server is over after its time, and the form is as before', async () => {
  const harness = await signedOut({ flow: 'USER_PASSWORD_AUTH' });
  harness.actions.signIn({ username: 'ada', password: 'Secret-1' });
  await harness.reply('initiateAuth', faultReply('throttled', { retryAt: 5_000 }));
  harness.clock.increment(4_999);
  harness.actions.signIn({ username: 'ada', password: 'Secret-1' });
  expect(harness.pending).toEqual([]);
  harness.clock.increment(1);
  expect(harness.state).toMatchObject({ view: 'signIn', username: 'ada', fault: null });
  harness.actions.signIn({ username: 'ada', password: 'Secret-1' });
  expect(harness.pending).toEqual(['initiateAuth']);
});

describe('a second factor to set up', () => {
  test.each([[['RETINA_SCAN']], [['SMS_MFA', 'RETINA_SCAN', 'NOSE_PRINT']], [['WEB_AUTHN']]])(
    'that Latchkey does not know is left to the app if there is no other one: %j',
    async (choices) => {
      const prompt = { MFAS_CAN_SETUP: JSON.stringify(choices) };
      const harness = await challenged('MFA_SETUP', { choices, prompt });
      expect(harness.state).toMatchObject({
        view: 'unsupported',
        challengeName: 'MFA_SETUP',
        parameters: prompt,
      });
      harness.actions.submitRaw({ EYE: 'left' });
      const { answer } = await harness.reply('respond', sessionReply());
      expect(answer).toMatchObject({ kind: 'raw' });
      expect(harness.state.view).toBe('home');
    },
  );

  test.each([
    [['SOFTWARE_TOKEN_MFA', 'RETINA_SCAN'], 'setUpMfa'],
    [['EMAIL_OTP', 'SMS_MFA'], 'setUpEmail'],
    [['SMS_MFA'], 'setUpMfa'],
    [[], 'setUpMfa'],
  ])('offered as %j is asked for as %s', async (choices, view) => {
    const harness = await challenged('MFA_SETUP', { choices });
    expect(harness.state).toMatchObject({ view });
  });
});
