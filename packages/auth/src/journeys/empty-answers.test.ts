import { describe, expect, it } from 'vitest';
import { password, startJourney } from '../../test/journey.ts';
import { changePassword, faultFrom } from '../account/index.ts';

const ann = {
  username: 'ann',
  password,
  attributes: { email: 'ann@example.com', phone_number: '+15550100' },
};
const missing = (field: string) => ({ kind: 'refused', reason: 'required', field });

describe('an empty answer is a fault of its field, and keeps the place', () => {
  it.each(['USER_SRP_AUTH', 'USER_PASSWORD_AUTH', 'USER_AUTH'] as const)('a password of %s', async (flow) => {
    const { at, auth } = (await startJourney({ users: [ann] })).open({ flow });
    (await at('signedOut')).signIn({ username: 'ann', password: '' });
    expect((await at('signIn')).fault).toMatchObject(missing('password'));
    auth.actions.signIn({ username: 'ann', password });
    await at('home');
  });

  it('the password of a choice', async () => {
    const { at } = (await startJourney({ users: [ann] })).open({ flow: 'USER_AUTH' });
    (await at('signedOut')).signIn({ username: 'ann', factor: 'PASSWORD_SRP' });
    (await at('password')).submitPassword('');
    const refused = await at('password');
    expect(refused.fault).toMatchObject(missing('password'));
    refused.submitPassword(password);
    await at('home');
  });

  it('the password of a sign-up, which may also have none', async () => {
    const journey = await startJourney({ userPool: { autoVerifiedAttributes: ['email'] } });
    const { at } = journey.open();
    const form = { username: 'eve', attributes: { email: 'eve@example.com' } };
    (await at('signedOut')).signUp({ ...form, password: '' });
    const refused = await at('signUp');
    expect(refused.fault).toMatchObject(missing('password'));
    expect(journey.sandbox.journal.count('SignUp')).toBe(0);
    refused.signUp({ ...form, password });
    await at('confirmSignUp');
  });

  it('the current password', async () => {
    const { at, auth } = (await startJourney({ users: [ann] })).open();
    (await at('signedOut')).signIn({ username: 'ann', password });
    await at('home');
    const refused = await changePassword(auth, { previous: '', proposed: password }).catch(faultFrom);
    expect(refused).toMatchObject(missing('previous'));
  });

  it('a code by SMS', async () => {
    const { at } = (
      await startJourney({
        userPool: { mfaConfiguration: 'OPTIONAL', enabledMfas: ['SMS_MFA'] },
        users: [{ ...ann, mfa: { enabled: ['SMS_MFA'] } }],
      })
    ).open();
    (await at('signedOut')).signIn({ username: 'ann', password });
    (await at('smsCode')).submitCode(' ');
    expect((await at('smsCode')).fault).toMatchObject(missing('code'));
  });

  it('an answer to a custom challenge', async () => {
    const rounds = [{ publicChallengeParameters: { question: 'What is 6 x 7?' }, answer: '42' }];
    const { at } = (await startJourney({ users: [ann], customAuth: { rounds, attempts: 3 } })).open();
    (await at('signedOut')).signIn({ username: 'ann', flow: 'CUSTOM_AUTH' });
    (await at('custom')).submitAnswer('');
    const refused = await at('custom');
    expect(refused.fault).toMatchObject(missing('answer'));
    refused.submitAnswer('42');
    await at('home');
  });
});

it('a code that is pasted in groups is the code', async () => {
  const journey = await startJourney({
    userPool: { mfaConfiguration: 'OPTIONAL', enabledMfas: ['SMS_MFA'] },
    users: [{ ...ann, mfa: { enabled: ['SMS_MFA'] } }],
  });
  const { at } = journey.open();
  (await at('signedOut')).signIn({ username: 'ann', password });
  const step = await at('smsCode');
  const { code = '' } = journey.sandbox.outbox.latest('ann') ?? {};
  journey.secrets.add(code);
  step.submitCode(` ${code.slice(0, 3)} ${code.slice(3)}`);
  expect((await at('home')).user.username).toBe('ann');
});
