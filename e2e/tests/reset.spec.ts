import { calls } from '../support/journal.ts';
import { codeSent, wrong } from '../support/outbox.ts';
import { ada, expect, test } from '../support/test.ts';

const proposed = 'Analytical-Engine-2';

test.use({
  poolOptions: {
    users: [
      { username: ada.username, password: ada.password, attributes: { email: ada.email } },
      {
        username: 'hedy',
        password: 'Frequency-Hopping-1',
        status: 'RESET_REQUIRED',
        attributes: { email: 'hedy@example.com' },
      },
    ],
  },
});

test('a person who forgot the password chooses a new one with the code that was sent', async ({
  demo,
  pool,
}) => {
  await demo.openSignIn();
  await demo.username.fill(ada.username);
  await demo.button('Forgot your password?').click();
  await demo.expectStep('Reset your password');
  await demo.username.fill(ada.username);
  await demo.button('Send a code').click();
  await demo.expectStep('Choose a new password');
  const first = await codeSent(pool.outbox, ada.email);
  await demo.button('Send another code').click();
  const code = await codeSent(pool.outbox, ada.email, first);

  const newPassword = demo.page.getByLabel('New password', { exact: true });
  await demo.code.fill(wrong(code));
  await newPassword.fill(proposed);
  await demo.button('Save password').click();
  await expect(demo.fault).toContainText('That code isn’t right.');
  await expect(newPassword).toHaveValue(proposed);

  await demo.code.fill(code);
  await newPassword.fill('short');
  await demo.button('Save password').click();
  await expect(demo.fault).toContainText('This password isn’t strong enough');

  await newPassword.fill(proposed);
  await demo.button('Save password').click();
  await demo.expectStep('Sign in');
  await expect(demo.username).toHaveValue(ada.username);
  await demo.password.fill(ada.password);
  await demo.button('Sign in').click();
  await expect(demo.fault).toContainText('Incorrect username or password.');
  await demo.password.fill(proposed);
  await demo.button('Sign in').click();
  await demo.expectSignedIn();
  expect(calls(pool.journal).slice(0, 5)).toEqual([
    'ForgotPassword',
    'ForgotPassword',
    'ConfirmForgotPassword',
    'ConfirmForgotPassword',
    'ConfirmForgotPassword',
  ]);
});

test('a person whose password has to be reset is led to it by the sign-in', async ({ demo, pool }) => {
  await demo.openSignIn();
  await demo.submit('hedy', 'Frequency-Hopping-1');
  await demo.expectStep('Reset your password');
  await expect(demo.username).toHaveValue('hedy');
  await demo.button('Send a code').click();
  await demo.code.fill(await codeSent(pool.outbox, 'hedy@example.com'));
  await demo.page.getByLabel('New password', { exact: true }).fill(proposed);
  await demo.button('Save password').click();
  await demo.expectStep('Sign in');
  await expect(demo.username).toHaveValue('hedy');
  await demo.password.fill(proposed);
  await demo.button('Sign in').click();
  await demo.expectSignedIn();
  expect(pool.users.get('hedy')?.status).toBe('CONFIRMED');
});
