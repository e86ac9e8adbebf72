import { describe, expect, test } from 'vitest';
import { challenged, signedOut } from '../../test/harness.ts';
import { challengeReply, faultReply, sessionReply } from '../../test/replies.ts';
import { seal } from '../sealed.ts';

const proof = { kind: 'proof', proof: seal('a proof') } as const;

describe('a flow that proves the password by SRP', () => {
  const asked = async (name: string, choices: string[] = []) => {
    const harness = await signedOut();
    harness.actions.signIn({ username: 'ada', password: 'Secret-1' });
    await harness.reply('prepareSrp', proof);
    await harness.reply('initiateAuth', challengeReply(name, { choices }));
    return harness;
  };

  test.each([
    ['PASSWORD', []],
    ['SELECT_CHALLENGE', ['PASSWORD']],
  ])('asks for no plain password when the server wants one: %s %j', async (name, choices) => {
    const { state } = await asked(name, choices);
    expect(state).toMatchObject({
      view: 'signIn',
      fault: { kind: 'configuration', code: 'plain-password' },
    });
  });

  test('leaves the plain password out of a choice', async () => {
    const harness = await asked('SELECT_CHALLENGE', ['PASSWORD', 'EMAIL_OTP']);
    expect(harness.state).toMatchObject({ view: 'chooseFactor', choices: ['EMAIL_OTP'] });
    harness.actions.chooseFactor('PASSWORD');
    expect(harness.state).toMatchObject({ view: 'chooseFactor', busy: false });
  });
});

describe('a choice that Latchkey does not know', () => {
  test.each([
    ['SELECT_CHALLENGE', 'chooseFactor'],
    ['SELECT_MFA_TYPE', 'chooseMfa'],
  ])('is shown by name and can be taken: %s', async (name, view) => {
    const harness = await challenged(name, { choices: ['EMAIL_OTP', 'RETINA_SCAN'] });
    expect(harness.state).toMatchObject({ view, choices: ['EMAIL_OTP'], otherChoices: ['RETINA_SCAN'] });
    harness.actions.chooseOther('NOT_OFFERED');
    expect(harness.state.busy).toBe(false);
    harness.actions.chooseOther('RETINA_SCAN');
    const { answer } = await harness.reply('respond', challengeReply('RETINA_SCAN'));
    expect(answer).toEqual({ kind: 'choice', choice: 'RETINA_SCAN' });
    expect(harness.state.view).toBe('unsupported');
  });

  test.each([
    ['SELECT_CHALLENGE', 'chooseFactor', 'PASSWORD_SRP', 'SOFTWARE_TOKEN_MFA', 'totpCode'],
    ['SELECT_CHALLENGE', 'chooseFactor', 'EMAIL_OTP', 'SMS_MFA', 'smsCode'],
    ['SELECT_MFA_TYPE', 'chooseMfa', 'SOFTWARE_TOKEN_MFA', 'WEB_AUTHN', 'passkey'],
    ['SELECT_MFA_TYPE', 'chooseMfa', 'EMAIL_OTP', 'SMS_OTP', 'smsCode'],
  ])(
    'in this place is one as well, though another step has it: %s, %s',
    async (name, view, known, other, next) => {
      const harness = await challenged(name, { choices: [known, other] }, { flow: 'USER_AUTH' });
      expect(harness.state).toMatchObject({ view, choices: [known], otherChoices: [other] });
      harness.actions.chooseOther(known);
      expect(harness.state.busy).toBe(false);
      harness.actions.chooseOther(other);
      const { answer } = await harness.reply('respond', challengeReply(other));
      expect(answer).toEqual({ kind: 'choice', choice: other });
      expect(harness.state.view).toBe(next);
    },
  );

  test('is open beside a passkey that the person does not use', async () => {
    const harness = await challenged(
      'WEB_AUTHN',
      { choices: ['WEB_AUTHN', 'RETINA_SCAN', 'SMS_MFA'] },
      { flow: 'USER_AUTH' },
    );
    await harness.reply('assertPasskey', faultReply('cancelled'));
    expect(harness.state).toMatchObject({ view: 'passkey', otherChoices: ['RETINA_SCAN', 'SMS_MFA'] });
    harness.actions.chooseOther('SMS_MFA');
    expect((await harness.reply('respond', challengeReply('SMS_MFA'))).answer).toEqual({
      kind: 'choice',
      choice: 'SMS_MFA',
    });
  });
});

test('a password that was typed continues with SRP in the flow that offers a choice', async () => {
  const harness = await signedOut({ flow: 'USER_AUTH' });
  harness.actions.signIn({ username: 'ada', password: 'Secret-1' });
  await harness.reply('prepareSrp', proof);
  const { attempt } = await harness.reply('initiateAuth', challengeReply('PASSWORD_VERIFIER'));
  expect(attempt).toMatchObject({ flow: 'USER_AUTH', factor: 'PASSWORD_SRP' });
});

describe('a question of a trigger', () => {
  const question = { prompt: { question: 'What colour?' } };

  test('that comes again says that the answer was not accepted, and which round it is', async () => {
    const harness = await challenged('CUSTOM_CHALLENGE', question);
    expect(harness.state).toMatchObject({ view: 'custom', round: 1, fault: null });
    harness.actions.submitAnswer('green');
    await harness.reply('respond', challengeReply('CUSTOM_CHALLENGE', { ...question, lapsesAt: 200_000 }));
    expect(harness.state).toMatchObject({
      view: 'custom',
      round: 2,
      lapsesAt: 200_000,
      fault: { kind: 'code', code: 'answer-not-accepted', field: 'answer' },
    });
  });

  test('that is another one is the next round', async () => {
    const harness = await challenged('CUSTOM_CHALLENGE', question);
    harness.actions.submitAnswer('red');
    await harness.reply(
      'respond',
      challengeReply('CUSTOM_CHALLENGE', { prompt: { question: 'What shape?' } }),
    );
    expect(harness.state).toMatchObject({ view: 'custom', round: 2, fault: null });
  });
});

test.each(['EMAIL_OTP', 'SMS_OTP'] as const)(
  'a code of %s that came is taken while another one has to wait',
  async (factor) => {
    const harness = await challenged(factor, {}, { flow: 'USER_AUTH', factor });
    harness.actions.resend();
    await harness.reply('initiateAuth', faultReply('throttled', { retryAt: 60_000 }));
    harness.actions.submitCode('123456');
    await harness.reply('respond', sessionReply());
    expect(harness.state.view).toBe('home');
  },
);

test('another code can be sent when the wait is over', async () => {
  const harness = await challenged('EMAIL_OTP', {}, { flow: 'USER_AUTH', factor: 'EMAIL_OTP' });
  harness.actions.resend();
  await harness.reply('initiateAuth', faultReply('throttled', { retryAt: 60_000 }));
  expect(harness.state).toMatchObject({ view: 'emailCode', canResend: false, fault: { kind: 'throttled' } });
  harness.actions.resend();
  expect(harness.pending).toEqual([]);
  harness.clock.increment(60_000);
  expect(harness.state).toMatchObject({ canResend: true, fault: null });
  harness.actions.resend();
  await harness.reply('initiateAuth', challengeReply('EMAIL_OTP'));
  expect(harness.state).toMatchObject({ view: 'emailCode', busy: false });
});

test('a first password shows the attributes that there are', async () => {
  const attributes = { email: 'ada@example.com' };
  const harness = await challenged('NEW_PASSWORD_REQUIRED', { attributes, requiredAttributes: ['name'] });
  expect(harness.state).toMatchObject({ view: 'newPassword', attributes, requiredAttributes: ['name'] });
});

test('a trigger that asks something else, in the same words, has accepted the answer', async () => {
  const prompt = { question: 'Your code?' };
  const harness = await challenged('CUSTOM_CHALLENGE', { prompt });
  harness.actions.submitAnswer('42');
  await harness.reply('respond', challengeReply('SMS_MFA', { prompt }));
  expect(harness.state).toMatchObject({ view: 'smsCode', fault: null });
});

describe('a custom flow', () => {
  test('begins with a proof of the password, if there is one', async () => {
    const harness = await signedOut();
    harness.actions.signIn({ username: 'ada', password: 'Secret-1', flow: 'CUSTOM_AUTH' });
    expect(harness.pending).toEqual(['prepareSrp']);
  });

  test('begins without a proof where nobody typed a password', async () => {
    const harness = await signedOut();
    harness.actions.signIn({ username: 'ada', flow: 'CUSTOM_AUTH' });
    expect(harness.pending).toEqual(['initiateAuth']);
  });
});

test('a choice of factors with a password proves it; with another factor, or none, it does not', async () => {
  const begun = async (request: { password?: string; factor?: 'EMAIL_OTP' | 'PASSWORD' }) => {
    const harness = await signedOut();
    harness.actions.signIn({ username: 'ada', flow: 'USER_AUTH', ...request });
    return harness.pending;
  };
  expect(await begun({ password: 'Secret-1' })).toEqual(['prepareSrp']);
  expect(await begun({ password: 'Secret-1', factor: 'PASSWORD' })).toEqual(['initiateAuth']);
  expect(await begun({ factor: 'EMAIL_OTP' })).toEqual(['initiateAuth']);
  expect(await begun({})).toEqual(['initiateAuth']);
});

test('a device that is refused after a code leads back to the form: nobody typed a password', async () => {
  const harness = await challenged('EMAIL_OTP', {}, { flow: 'USER_AUTH', factor: 'EMAIL_OTP' });
  harness.actions.submitCode('123456');
  await harness.reply('respond', challengeReply('DEVICE_SRP_AUTH'));
  await harness.reply('respond', faultReply('deviceUnknown'));
  await harness.reply('forgetLocalDevice', { kind: 'done' });
  expect(harness.pending).toEqual([]);
  expect(harness.state).toMatchObject({ view: 'signIn', busy: false, fault: { kind: 'deviceUnknown' } });
});

test.each([
  ['EMAIL_OTP', 'emailCode'],
  ['SMS_OTP', 'smsCode'],
] as const)(
  'a code as a first factor has the view of its medium, and can be sent again: %s',
  async (factor, view) => {
    const harness = await challenged(factor, {}, { flow: 'USER_AUTH', factor });
    expect(harness.state).toMatchObject({ view, canResend: true });
  },
);

test.each(['USER_PASSWORD_AUTH', 'USER_AUTH'] as const)(
  'a plain password is no surprise in the flow %s',
  async (flow) => {
    const harness = await challenged('SELECT_CHALLENGE', { choices: ['PASSWORD'] }, { flow });
    expect(harness.state).toMatchObject({ view: 'password', fault: null });
  },
);

describe('a choice with one answer', () => {
  const flow = 'USER_AUTH' as const;
  const offered = (name: string, choices: string[]) => challenged(name, { choices }, { flow });

  test.each([
    [['PASSWORD_SRP', 'PASSWORD'], 'prepareSrp', 'PASSWORD_SRP'],
    [['PASSWORD', 'PASSWORD_SRP'], 'prepareSrp', 'PASSWORD_SRP'],
    [['PASSWORD_SRP'], 'prepareSrp', 'PASSWORD_SRP'],
    [['PASSWORD'], 'respond', 'PASSWORD'],
  ] as const)('is no question if that is the password: %j', async (choices, asked, factor) => {
    const harness = await offered('SELECT_CHALLENGE', [...choices]);
    expect(harness.state).toMatchObject({ view: 'password', username: 'ada', busy: false });
    harness.actions.submitPassword('Secret-1');
    expect(harness.pending).toEqual([asked]);
    const { attempt, challenge } = harness.actor.getSnapshot().context;
    expect([challenge.name, attempt.factor]).toEqual(['SELECT_CHALLENGE', factor]);
  });

  test.each([
    ['SELECT_CHALLENGE', 'chooseFactor', ['EMAIL_OTP']],
    ['SELECT_CHALLENGE', 'chooseFactor', ['SMS_OTP']],
    ['SELECT_CHALLENGE', 'chooseFactor', ['WEB_AUTHN']],
    ['SELECT_CHALLENGE', 'chooseFactor', ['PASSWORD_SRP', 'PASSWORD', 'EMAIL_OTP']],
    ['SELECT_MFA_TYPE', 'chooseMfa', ['SMS_MFA']],
  ])('is left to the person if it sends a code or opens a dialog: %s', async (name, view, choices) => {
    const harness = await offered(name, choices);
    expect(harness.state).toMatchObject({ view, busy: false });
    expect(harness.pending).toEqual([]);
  });

  test.each([
    ['one that Latchkey does not know', ['PASSWORD', 'RETINA_SCAN'], ['PASSWORD'], ['RETINA_SCAN']],
    ['none', [], [], []],
  ])('is shown where there is another beside it: %s', async (_, offers, choices, otherChoices) => {
    const harness = await offered('SELECT_CHALLENGE', offers);
    expect(harness.state).toMatchObject({ view: 'chooseFactor', choices, otherChoices });
  });

  test.each([[['PASSWORD']], [['PASSWORD_SRP', 'PASSWORD']]])(
    'leaves the form to go back to, without a request: %j',
    async (choices) => {
      const harness = await offered('SELECT_CHALLENGE', choices);
      harness.actions.back();
      expect(harness.state).toMatchObject({ view: 'signIn', username: 'ada', busy: false, fault: null });
      expect(harness.pending).toEqual([]);
    },
  );

  test('is not asked between a code and the password either: back leads from one to the other', async () => {
    const harness = await offered('SELECT_CHALLENGE', ['PASSWORD']);
    harness.actions.submitPassword('Secret-1');
    await harness.reply('respond', challengeReply('EMAIL_OTP'));
    expect(harness.state.view).toBe('emailCode');
    harness.actions.back();
    await harness.reply('initiateAuth', challengeReply('SELECT_CHALLENGE', { choices: ['PASSWORD'] }));
    expect(harness.state).toMatchObject({ view: 'password', fault: null });
    harness.actions.back();
    expect(harness.state).toMatchObject({ view: 'signIn', username: 'ada' });
  });

  test('forgets a factor that the app preferred in vain', async () => {
    const harness = await challenged(
      'SELECT_CHALLENGE',
      { choices: ['PASSWORD'] },
      { flow, factor: 'EMAIL_OTP' },
    );
    harness.actions.submitPassword('Secret-1');
    await harness.reply('respond', challengeReply('EMAIL_OTP'));
    expect(harness.state).toMatchObject({ view: 'emailCode', canResend: false });
  });
});

test('back from a choice leads to the form: the server would only offer it again', async () => {
  const choices = ['PASSWORD', 'EMAIL_OTP'];
  const harness = await challenged('SELECT_CHALLENGE', { choices }, { flow: 'USER_AUTH' });
  harness.actions.back();
  expect(harness.state).toMatchObject({ view: 'signIn', username: 'ada', busy: false });
  expect(harness.pending).toEqual([]);
});
