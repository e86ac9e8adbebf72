import { describe, expect, it } from 'vitest';
import { type Journey, password, startJourney } from '../../test/journey.ts';

const pool = {
  userPool: {
    policies: {
      signInPolicy: {
        allowedFirstAuthFactors: ['PASSWORD' as const, 'EMAIL_OTP' as const, 'SMS_OTP' as const],
      },
    },
  },
  users: [{ username: 'ann', password, attributes: { email: 'ann@example.com', phone_number: '+15550100' } }],
};

async function start() {
  const journey = await startJourney(pool);
  const tab = journey.open({ flow: 'USER_AUTH' });
  return { journey, ...tab, form: await tab.at('signedOut') };
}

function codeSent(journey: Journey, to = 'ann'): string {
  const { code = '' } = journey.sandbox.outbox.latest(to) ?? {};
  journey.secrets.add(code);
  return code;
}

describe('a choice-based sign-in', () => {
  it.each([
    ['PASSWORD', 'RespondToAuthChallenge SELECT_CHALLENGE'],
    ['PASSWORD_SRP', 'RespondToAuthChallenge PASSWORD_VERIFIER'],
  ] as const)('offers the factors; %s is answered with the password', async (factor, last) => {
    const { journey, at, form } = await start();
    form.signIn({ username: 'ann' });
    const step = await at('chooseFactor');
    // A person has one password.
    expect(step.choices).toEqual(['PASSWORD_SRP', 'EMAIL_OTP', 'SMS_OTP']);
    step.chooseFactor(factor);
    (await at('password')).submitPassword(password);
    await at('home');
    expect(journey.calls().at(-1)).toBe(last);
  });

  it.each([
    ['EMAIL_OTP', 'emailCode', 'ann@example.com'],
    ['SMS_OTP', 'smsCode', '+15550100'],
  ] as const)('by %s takes the code that was sent', async (factor, view, to) => {
    const { journey, at, form } = await start();
    form.signIn({ username: 'ann' });
    (await at('chooseFactor')).chooseFactor(factor);
    (await at(view)).submitCode(codeSent(journey, to));
    expect((await at('home')).user.username).toBe('ann');
  });

  it('goes straight to a preferred factor, and sends its code again', async () => {
    const { journey, at, form, until } = await start();
    form.signIn({ username: 'ann', factor: 'EMAIL_OTP' });
    const step = await at('emailCode');
    expect(step.canResend).toBe(true);
    const first = codeSent(journey);
    step.resend();
    await until((state) => state.busy);
    const again = await at('emailCode');
    expect(codeSent(journey)).not.toBe(first);
    again.submitCode(codeSent(journey));
    await at('home');
    expect(journey.calls()).toEqual(['InitiateAuth', 'InitiateAuth', 'RespondToAuthChallenge EMAIL_OTP']);
  });

  it.each(['PASSWORD', 'PASSWORD_SRP'] as const)(
    'sends the password with the preference %s',
    async (factor) => {
      const { journey, at, form } = await start();
      form.signIn({ username: 'ann', factor, password });
      await at('home');
      expect(journey.calls()[0]).toBe('InitiateAuth');
    },
  );

  it('lets the person go back and choose another factor', async () => {
    const { at, form } = await start();
    form.signIn({ username: 'ann' });
    (await at('chooseFactor')).chooseFactor('EMAIL_OTP');
    (await at('emailCode')).back();
    (await at('chooseFactor')).chooseFactor('PASSWORD');
    (await at('password')).submitPassword(password);
    expect((await at('home')).user.username).toBe('ann');
  });

  it('goes straight to the password of a person who has nothing else, and back to the form', async () => {
    const journey = await startJourney({ users: pool.users });
    const tab = journey.open({ flow: 'USER_AUTH' });
    (await tab.at('signedOut')).signIn({ username: 'ann' });
    (await tab.at('password')).back();
    (await tab.at('signIn')).signIn({ username: 'ann' });
    (await tab.at('password')).submitPassword(password);
    expect((await tab.at('home')).user.username).toBe('ann');
    expect(journey.calls()).toEqual([
      'InitiateAuth',
      'InitiateAuth',
      'RespondToAuthChallenge SELECT_CHALLENGE',
      'RespondToAuthChallenge PASSWORD_VERIFIER',
    ]);
  });

  it('refuses a wrong password and keeps the username', async () => {
    const { at, form } = await start();
    form.signIn({ username: 'ann' });
    (await at('chooseFactor')).chooseFactor('PASSWORD');
    (await at('password')).submitPassword('not-my-password');
    expect(await at('signIn')).toMatchObject({ username: 'ann', fault: { kind: 'credentials' } });
  });

  it('signs a new user in right after the confirmation, without another factor', async () => {
    const journey = await startJourney({
      userPool: { ...pool.userPool, autoVerifiedAttributes: ['email'] },
      users: [],
    });
    const { at } = journey.open({ flow: 'USER_AUTH' });
    (await at('signedOut')).signUp({ username: 'cleo', attributes: { email: 'cleo@example.com' } });
    (await at('confirmSignUp')).confirmSignUp(codeSent(journey, 'cleo'));
    await at('home');
    expect(journey.calls()).toEqual(['SignUp', 'ConfirmSignUp', 'InitiateAuth']);
  });
});
