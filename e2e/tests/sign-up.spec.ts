import { calls } from '../support/journal.ts';
import { codeSent, wrong } from '../support/outbox.ts';
import { ada, expect, test } from '../support/test.ts';

const grace = { username: 'grace', password: 'Nanosecond-Wire-9', email: 'grace@example.com' };

test.use({
  poolOptions: {
    userPool: { autoVerifiedAttributes: ['email'] },
    users: [
      { username: ada.username, password: ada.password, attributes: { email: ada.email } },
      {
        username: 'hedy',
        password: 'Frequency-Hopping-1',
        status: 'UNCONFIRMED',
        attributes: { email: 'hedy@example.com' },
      },
    ],
  },
});

test('a person creates an account, confirms it, and is signed in without typing the password again', async ({
  demo,
  pool,
}) => {
  await demo.open();
  await demo.button('Create an account').click();
  await demo.expectStep('Create an account');
  await demo.page.getByLabel('Username').fill(grace.username);
  await demo.page.getByLabel('Email address').fill(grace.email);
  await demo.password.fill(grace.password);
  await demo.button('Create account').click();

  await demo.expectStep('Confirm your account');
  const first = await codeSent(pool.outbox, grace.email);
  await demo.code.fill(wrong(first));
  await demo.button('Confirm').click();
  await expect(demo.fault).toContainText('That code isn’t right.');
  await demo.expectStep('Confirm your account');

  await demo.button('Send another code').click();
  const second = await codeSent(pool.outbox, grace.email, first);
  await demo.code.fill(second);
  await demo.button('Confirm').click();
  await demo.expectSignedIn();
  await expect(demo.claim('cognito:username')).toHaveText(grace.username);
  expect(calls(pool.journal)).toEqual([
    'SignUp',
    'ConfirmSignUp',
    'ResendConfirmationCode',
    'ConfirmSignUp',
    'InitiateAuth:USER_AUTH',
  ]);
  expect(pool.users.get(grace.username)?.status).toBe('CONFIRMED');
});

test('a taken name and a short password are reported, and the form is kept', async ({ demo }) => {
  await demo.open();
  await demo.button('Create an account').click();
  const username = demo.page.getByLabel('Username');
  await username.fill(ada.username);
  await demo.page.getByLabel('Email address').fill(grace.email);
  await demo.password.fill(grace.password);
  await demo.button('Create account').click();
  await expect(demo.fault).toContainText('This username is taken.');

  await username.fill(grace.username);
  await demo.password.fill('short');
  await demo.button('Create account').click();
  await expect(demo.fault).toContainText('This password isn’t strong enough');
  await expect(username).toHaveValue(grace.username);
  await expect(demo.page.getByLabel('Email address')).toHaveValue(grace.email);
});

test('a person who never confirmed is led to it by the sign-in, and signed in after it', async ({
  demo,
  pool,
}) => {
  await demo.openSignIn();
  await demo.submit('hedy', 'Frequency-Hopping-1');
  await demo.expectStep('Confirm your account');
  await expect(demo.page.getByRole('main')).toContainText('hedy');
  await demo.code.fill(await codeSent(pool.outbox, 'hedy@example.com'));
  await demo.button('Confirm').click();
  await demo.expectSignedIn();
  expect(pool.users.get('hedy')?.status).toBe('CONFIRMED');
});
