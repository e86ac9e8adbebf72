import type { Demo } from '../support/demo.ts';
import { calls } from '../support/journal.ts';
import { codeSent } from '../support/outbox.ts';
import { Passkeys } from '../support/passkeys.ts';
import { ada, test as base, expect } from '../support/test.ts';

const test = base.extend<{ passkeys: Passkeys }>({
  passkeys: async ({ page }, use) => {
    await use(await Passkeys.install(page));
  },
});

test.skip(({ browserName }) => browserName !== 'chromium', 'virtual authenticators are of Chromium');
test.use({
  flow: 'USER_AUTH',
  poolOptions: {
    userPool: {
      policies: { signInPolicy: { allowedFirstAuthFactors: ['PASSWORD', 'WEB_AUTHN', 'EMAIL_OTP'] } },
      webAuthnConfiguration: { relyingPartyId: 'localhost', userVerification: 'required' },
    },
    users: [{ username: ada.username, password: ada.password, attributes: { email: ada.email } }],
  },
});

const passkeySignIn = ['InitiateAuth:USER_AUTH', 'RespondToAuthChallenge:WEB_AUTHN'];

/** Signs in with a password, adds a passkey, and signs out. */
async function register(demo: Demo, passkeys: Passkeys): Promise<void> {
  await demo.openSignIn();
  await demo.submitUsername(ada.username);
  await demo.choice('The password of this account.').click();
  await demo.submitPassword(ada.password);
  await demo.expectSignedIn();
  await demo.button('Add a passkey').click();
  await expect.poll(() => passkeys.count()).toBe(1);
  await expect(demo.button('Delete: Passkey')).toBeVisible();
  await demo.signOut();
}

/** Opens the sign-in form in a browser with nothing to offer: the last username is not stored. */
async function openFormOfAStranger(demo: Demo): Promise<void> {
  await demo.page.evaluate(() => localStorage.removeItem('latchkey:last-username'));
  await demo.page.reload();
  await demo.openSignIn();
}

test('a person adds a passkey, and signs in with it and nothing else', async ({ demo, pool, passkeys }) => {
  await register(demo, passkeys);
  await openFormOfAStranger(demo);
  pool.journal.clear();
  await demo.username.fill(ada.username);
  await demo.button('Use a passkey').click();
  await demo.expectSignedIn();
  expect(calls(pool.journal)).toEqual(passkeySignIn);
});

test('a person who has a passkey can choose it', async ({ demo, pool, passkeys }) => {
  await register(demo, passkeys);
  await openFormOfAStranger(demo);
  pool.journal.clear();
  await demo.submitUsername(ada.username);
  await demo.choice('Passkey').click();
  await demo.expectSignedIn();
  expect(calls(pool.journal)).toEqual([
    'InitiateAuth:USER_AUTH',
    'RespondToAuthChallenge:SELECT_CHALLENGE',
    'RespondToAuthChallenge:WEB_AUTHN',
  ]);
});

test('a finger that is not recognised keeps the step, and the right one signs in', async ({
  demo,
  passkeys,
}) => {
  await register(demo, passkeys);
  await openFormOfAStranger(demo);
  await passkeys.recognise(false);
  await demo.username.fill(ada.username);
  await demo.button('Use a passkey').click();
  await expect(demo.fault).toContainText('The passkey request was closed. Try again.');
  await demo.expectStep('Use your passkey');

  await passkeys.recognise(true);
  await demo.button('Try again').click();
  await demo.expectSignedIn();
});

test('the browser offers the passkey to the last user, without a click', async ({ demo, pool, passkeys }) => {
  await register(demo, passkeys);
  await demo.page.reload();
  await demo.expectSignedOut();
  pool.journal.clear();
  await demo.button('Sign in').click();
  await demo.expectSignedIn();
  expect(calls(pool.journal)).toEqual(passkeySignIn);
});

test('the offer in the field is called off when another way is picked', async ({ demo, pool, passkeys }) => {
  await register(demo, passkeys);
  await passkeys.answer(false);
  await demo.page.reload();
  await demo.expectSignedOut();
  pool.journal.clear();
  await demo.button('Sign in').click();
  await demo.expectStep('Use your passkey');
  await expect(demo.username).toHaveAttribute('autocomplete', 'username webauthn');
  await demo.choice('A code in your inbox.').click();
  await demo.expectStep('Check your email');

  // Touching the sensor now has no effect.
  await passkeys.answer(true);
  await demo.submitCode(await codeSent(pool.outbox, ada.email));
  await demo.expectSignedIn();
  expect(calls(pool.journal)).toEqual([
    'InitiateAuth:USER_AUTH',
    'RespondToAuthChallenge:SELECT_CHALLENGE',
    'RespondToAuthChallenge:EMAIL_OTP',
  ]);
});

for (const call of ['prompt', 'answer'] as const) {
  test(`a person who cancels during the ${call} is signed out immediately, and nothing changes later`, async ({
    demo,
    pool,
    passkeys,
  }) => {
    await register(demo, passkeys);
    await openFormOfAStranger(demo);
    pool.journal.clear();
    const fault = pool.faults.add({
      kind: 'hold',
      operation: 'RespondToAuthChallenge',
      challengeName: 'WEB_AUTHN',
    });
    await passkeys.answer(call === 'answer');
    await demo.username.fill(ada.username);
    await demo.button('Use a passkey').click();
    await demo.expectStep('Use your passkey');
    if (call === 'answer') await expect.poll(() => fault.hits).toBe(1);
    await demo.button('Cancel').click();
    await demo.expectSignedOut();

    await passkeys.answer(true);
    fault.release();
    // The tokens of a late response are revoked.
    const sent = call === 'answer' ? [...passkeySignIn, 'RevokeToken'] : passkeySignIn.slice(0, 1);
    await expect.poll(() => calls(pool.journal)).toEqual(sent);
    await demo.page.reload();
    await demo.expectSignedOut();
    expect(calls(pool.journal)).toEqual(sent);
  });
}

test('a passkey that was deleted signs nobody in', async ({ demo, passkeys, pool }) => {
  await register(demo, passkeys);
  await openFormOfAStranger(demo);
  await demo.username.fill(ada.username);
  await demo.button('Use a passkey').click();
  await demo.expectSignedIn();
  await demo.button('Delete: Passkey').click();
  await expect(demo.page.getByText('Sign in with your fingerprint, face or PIN')).toBeVisible();
  await demo.signOut();

  await openFormOfAStranger(demo);
  pool.journal.clear();
  await demo.submitUsername(ada.username);
  await demo.expectStep('How would you like to sign in?');
  await expect(demo.choice('Passkey')).toHaveCount(0);
});
