import { describe, expect, it } from 'vitest';
import { password, startJourney } from '../../test/journey.ts';

const temporary = 'Temporary-1!';

it('sets the first password of a user that an administrator created, and asks for what is required', async () => {
  const journey = await startJourney({
    userPool: { schema: [{ name: 'given_name', required: true }] },
    users: [{ username: 'bea', password: temporary, status: 'FORCE_CHANGE_PASSWORD' }],
  });
  journey.secrets.add(temporary, 'weakling');
  const { auth, at } = journey.open();
  await at('signedOut');
  auth.actions.signIn({ username: 'bea', password: temporary });
  const step = await at('newPassword');
  expect(step).toMatchObject({ username: 'bea', requiredAttributes: ['given_name'], fault: null });

  step.submitNewPassword('weakling', { given_name: 'Bea' });
  const refused = await at('newPassword');
  expect(refused.fault).toEqual({
    kind: 'policy',
    code: 'InvalidPasswordException',
    reason: 'password-policy',
    field: 'password',
  });

  refused.submitNewPassword(password, { given_name: 'Bea' });
  expect((await at('home')).user.claims.given_name).toBe('Bea');
  expect(journey.sandbox.users.get('bea')?.status).toBe('CONFIRMED');
});

describe('the attributes that a user has already', () => {
  const start = async () => {
    const journey = await startJourney({
      users: [
        {
          username: 'bea',
          password: temporary,
          status: 'FORCE_CHANGE_PASSWORD',
          attributes: { email: 'bea@example.com', nickname: 'Bea' },
        },
      ],
    });
    journey.secrets.add(temporary);
    const { auth, at } = journey.open();
    await at('signedOut');
    auth.actions.signIn({ username: 'bea', password: temporary });
    return { journey, at, step: await at('newPassword') };
  };

  it('are shown, and others are set', async () => {
    const { at, step } = await start();
    expect(step.attributes).toMatchObject({ email: 'bea@example.com', nickname: 'Bea' });
    step.submitNewPassword(password, { given_name: 'Beatrice' });
    const { user } = await at('home');
    expect(user.claims).toMatchObject({ given_name: 'Beatrice', email: 'bea@example.com' });
  });

  it('keep the place when Cognito refuses to change them', async () => {
    const { at, step } = await start();
    step.submitNewPassword(password, { email: 'other@example.com' });
    const refused = await at('newPassword');
    expect(refused.fault).toEqual({
      kind: 'refused',
      code: 'NotAuthorizedException',
      reason: 'not-changeable',
      field: 'email',
    });
    refused.submitNewPassword(password);
    expect((await at('home')).user.claims.email).toBe('bea@example.com');
  });

  it('are not sent unchanged: the place stays, and the next try needs no new sign-in', async () => {
    const { journey, at, step } = await start();
    journey.calls();
    step.submitNewPassword(password, { given_name: 'Beatrice', email: 'bea@example.com' });
    const refused = await at('newPassword');
    expect(refused.fault).toEqual({
      kind: 'refused',
      code: 'attribute-unchanged',
      reason: 'not-changeable',
      field: 'email',
    });
    expect(journey.calls()).toEqual([]);
    refused.submitNewPassword(password, { given_name: 'Beatrice' });
    expect((await at('home')).user.claims.given_name).toBe('Beatrice');
  });
});
