import { noBodies } from '../support/firefox.ts';
import { calls } from '../support/journal.ts';
import { ada, expect, test } from '../support/test.ts';

test('a person signs in, and their password stays in the browser', async ({
  browserName,
  demo,
  page,
  target,
}) => {
  test.skip(browserName === 'firefox', noBodies);
  const sent: string[] = [];
  page.on('request', (request) => sent.push(`${request.url()}\n${request.postData() ?? ''}`));
  await demo.signIn();
  await expect(demo.claim('cognito:username')).toHaveText(target.username);
  expect(sent.join('\n')).toContain('PASSWORD_CLAIM_SIGNATURE');
  expect(sent.join('\n')).not.toContain(target.password);
});

test('the pool sees USER_SRP_AUTH and a proof that it verified @firefox', async ({ demo, pool }) => {
  await demo.signIn();
  expect(calls(pool.journal).slice(0, 2)).toEqual([
    'InitiateAuth:USER_SRP_AUTH',
    'RespondToAuthChallenge:PASSWORD_VERIFIER',
  ]);
  expect(pool.users.get(ada.username)?.sessions).toBe(1);
});

test('a wrong password is reported, the username is kept, and the right password signs in @firefox', async ({
  demo,
  target,
}) => {
  await demo.openSignIn();
  await demo.submit(target.username, `${target.password}-wrong`);
  await expect(demo.fault).toContainText('Incorrect username or password.');
  await expect(demo.fault).toBeFocused();
  await expect(demo.username).toHaveValue(target.username);

  await demo.submit(target.username, target.password);
  await demo.expectSignedIn();
});

test('a user who does not exist is answered as a wrong password is', async ({ demo }) => {
  await demo.openSignIn();
  await demo.submit(`nobody-${Date.now()}`, 'Some-Password-1');
  await expect(demo.fault).toContainText('Incorrect username or password.');
});

test('a person signs in by email address', async ({ demo, pool }) => {
  pool.configure({ aliasAttributes: ['email'] });
  await demo.signIn({ username: ada.email, password: ada.password });
  await expect(demo.claim('cognito:username')).toHaveText(ada.username);
});

test('a user whom an administrator made chooses a password of their own', async ({ demo, pool }) => {
  const grace = { username: 'grace', password: 'Temporary-1' };
  await pool.users.add({ ...grace, status: 'FORCE_CHANGE_PASSWORD' });
  await demo.openSignIn();
  await demo.submit(grace.username, grace.password);
  await expect(demo.heading).toHaveText('Choose a new password');

  const newPassword = demo.page.getByLabel('New password', { exact: true });
  await newPassword.fill('short');
  await demo.button('Save and continue').click();
  await expect(demo.fault).toContainText('This password isn’t strong enough');

  await newPassword.fill('Nanosecond-Wire-9');
  await demo.button('Save and continue').click();
  await demo.expectSignedIn();
  expect(pool.users.get('grace')?.status).toBe('CONFIRMED');

  await demo.button('Sign out').click();
  await demo.expectSignedOut();
  await demo.signIn({ username: 'grace', password: 'Nanosecond-Wire-9' });
});

test('a user that an administrator created fills in what the pool requires', async ({ demo, pool }) => {
  pool.configure({ schema: [{ name: 'name', required: true }] });
  const grace = { username: 'grace', password: 'Temporary-1' };
  await pool.users.add({ ...grace, status: 'FORCE_CHANGE_PASSWORD' });
  await demo.openSignIn();
  await demo.submit(grace.username, grace.password);
  await demo.page.getByLabel('New password', { exact: true }).fill('Nanosecond-Wire-9');
  await demo.button('Save and continue').click();
  await demo.expectStep('Choose a new password');
  await expect(demo.page.getByLabel('Full name')).toBeFocused();

  await demo.page.getByLabel('Full name').fill('Grace Hopper');
  await demo.button('Save and continue').click();
  await demo.expectSignedIn();
  await expect(demo.claim('name')).toHaveText('Grace Hopper');
});

test('with the network down nothing that was typed is lost, and the same try works when it is back @firefox', async ({
  demo,
  context,
  target,
}) => {
  await demo.openSignIn();
  await context.setOffline(true);
  await demo.submit(target.username, target.password);
  await expect(demo.fault).toContainText('The server cannot be reached.');
  await expect(demo.username).toHaveValue(target.username);
  await expect(demo.password).toHaveValue(target.password);

  await context.setOffline(false);
  await demo.button('Sign in').click();
  await demo.expectSignedIn();
});
