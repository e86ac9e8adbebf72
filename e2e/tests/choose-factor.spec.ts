import { calls } from '../support/journal.ts';
import { codeSent, wrong } from '../support/outbox.ts';
import { ada, expect, test } from '../support/test.ts';

const phone = '+442079460000';

test.use({
  flow: 'USER_AUTH',
  poolOptions: {
    userPool: {
      policies: { signInPolicy: { allowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP'] } },
    },
    users: [
      {
        username: ada.username,
        password: ada.password,
        attributes: { email: ada.email, phone_number: phone },
      },
    ],
  },
});

test.beforeEach(async ({ demo }) => {
  await demo.openSignIn();
  await demo.submitUsername(ada.username);
  await demo.expectStep('How would you like to sign in?');
});

const password = 'The password of this account.';

test('a person picks the password, and signs in with it', async ({ demo, pool }) => {
  await expect(demo.choice('The password of this account.')).toHaveCount(1);
  await demo.choice(password).click();
  await demo.expectStep('Enter your password');
  await demo.submitPassword(ada.password);
  await demo.expectSignedIn();
  expect(calls(pool.journal)).toEqual([
    'InitiateAuth:USER_AUTH',
    'RespondToAuthChallenge:SELECT_CHALLENGE',
    'RespondToAuthChallenge:PASSWORD_VERIFIER',
  ]);
});

test('a wrong password after a choice is reported, and the username is kept', async ({ demo }) => {
  await demo.choice(password).click();
  await demo.submitPassword(`${ada.password}-wrong`);
  await expect(demo.fault).toContainText('Incorrect username or password.');
  await expect(demo.username).toHaveValue(ada.username);
});

for (const { factor, text, title, address } of [
  { factor: 'EMAIL_OTP', text: 'A code in your inbox.', title: 'Check your email', address: ada.email },
  { factor: 'SMS_OTP', text: 'A code on your phone.', title: 'Check your phone', address: phone },
] as const) {
  test(`a person picks ${factor}: a wrong code keeps the step, the one that was sent signs in`, async ({
    demo,
    pool,
  }) => {
    await demo.choice(text).click();
    await demo.expectStep(title);
    const code = await codeSent(pool.outbox, address);
    await demo.submitCode(wrong(code));
    await expect(demo.fault).toContainText('That code isn’t right.');
    await demo.expectStep(title);

    await demo.submitCode(code);
    await demo.expectSignedIn();
    expect(calls(pool.journal)).toEqual([
      'InitiateAuth:USER_AUTH',
      'RespondToAuthChallenge:SELECT_CHALLENGE',
      `RespondToAuthChallenge:${factor}`,
      `RespondToAuthChallenge:${factor}`,
    ]);
  });

  test(`a person has the code of ${factor} sent again; the newest one signs in`, async ({ demo, pool }) => {
    await demo.choice(text).click();
    await demo.expectStep(title);
    const first = await codeSent(pool.outbox, address);
    await demo.button('Send another code').click();
    const second = await codeSent(pool.outbox, address, first);
    await expect(demo.button('Continue')).toBeEnabled();
    await demo.submitCode(second);
    await demo.expectSignedIn();
    expect(pool.outbox.messages).toHaveLength(2);
  });
}

test('a person goes back, and takes another way', async ({ demo, pool }) => {
  await demo.choice('A code in your inbox.').click();
  await demo.expectStep('Check your email');
  await demo.button('Back').click();
  await demo.expectStep('How would you like to sign in?');
  await demo.choice('The password of this account.').click();
  await demo.expectStep('Enter your password');
  await demo.button('Back').click();
  await demo.expectStep('How would you like to sign in?');
  await demo.choice('A code on your phone.').click();
  await demo.submitCode(await codeSent(pool.outbox, phone));
  await demo.expectSignedIn();
});
