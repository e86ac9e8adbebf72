import { TOTP, URI } from 'otpauth';
import { codeAt } from '../support/authenticator-app.ts';
import { calls } from '../support/journal.ts';
import { codeSent } from '../support/outbox.ts';
import { ada, expect, test } from '../support/test.ts';

const userPool = {
  mfaConfiguration: 'ON' as const,
  enabledMfas: ['SOFTWARE_TOKEN_MFA' as const, 'EMAIL_OTP' as const],
};

test.use({
  poolOptions: { userPool, users: [{ username: ada.username, password: ada.password }] },
});

test('a person sets an authenticator app up from the key that is shown, and signs in with it ever after', async ({
  demo,
  pool,
}) => {
  await demo.openSignIn();
  await demo.submit(ada.username, ada.password);
  await demo.expectStep('Add a second step');
  await demo.choice('Authenticator app').click();
  await demo.expectStep('Set up your authenticator app');

  const uri = await demo.page.getByRole('link', { name: 'Open the app on this device' }).getAttribute('href');
  const app = URI.parse(uri ?? '');
  if (!(app instanceof TOTP)) throw new Error('The link is not of a time-based code.');
  expect(app.label).toBe(ada.username);
  const secret = app.secret.base32;
  await expect(demo.page.getByText(secret.match(/.{1,4}/g)?.join(' ') ?? '')).toBeVisible();

  await demo.submitCode(codeAt(secret, pool.clock.now() - 3_600_000));
  await expect(demo.fault).toContainText('That code doesn’t belong to this key.');
  await demo.expectStep('Set up your authenticator app');

  await demo.page.getByLabel('Name for this app or phone').fill('Engine room');
  await demo.submitCode(codeAt(secret, pool.clock.now()));
  await demo.expectSignedIn();
  expect(pool.users.get(ada.username)?.mfa).toEqual(['SOFTWARE_TOKEN_MFA']);
  expect(calls(pool.journal).slice(2)).toEqual([
    'AssociateSoftwareToken',
    'VerifySoftwareToken',
    'VerifySoftwareToken',
    'RespondToAuthChallenge:MFA_SETUP',
  ]);

  await demo.signOut();
  await demo.openSignIn();
  await demo.submit(ada.username, ada.password);
  await expect(demo.page.getByRole('main')).toContainText('Engine room');
  // A code can only be used once.
  pool.clock.advance(30_000);
  await demo.submitCode(codeAt(secret, pool.clock.now()));
  await demo.expectSignedIn();
});

test('a person sets email codes up with an address and the code that was sent to it', async ({
  demo,
  pool,
}) => {
  await demo.openSignIn();
  await demo.submit(ada.username, ada.password);
  await demo.choice('Email').click();
  await demo.expectStep('Set up email codes');
  await demo.page.getByLabel('Email address').fill(ada.email);
  await demo.button('Send a code').click();
  await demo.expectStep('Check your email');
  await demo.submitCode(await codeSent(pool.outbox, ada.email));
  await demo.expectSignedIn();
  expect(calls(pool.journal).slice(2)).toEqual([
    'RespondToAuthChallenge:MFA_SETUP',
    'RespondToAuthChallenge:EMAIL_OTP',
  ]);
});
