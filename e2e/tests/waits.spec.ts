import { codeSent } from '../support/outbox.ts';
import { ada, expect, test } from '../support/test.ts';

const throttled = /Too many tries in a short time\..*Try again in 0:0\d/;
const lockedOut = /Too many wrong passwords\..*Try again in 0:0\d/;

test.describe('a step with a code', () => {
  test.use({
    poolOptions: {
      userPool: { mfaConfiguration: 'OPTIONAL', enabledMfas: ['EMAIL_OTP'] },
      users: [
        {
          username: ada.username,
          password: ada.password,
          attributes: { email: ada.email },
          mfa: { enabled: ['EMAIL_OTP'] },
        },
      ],
    },
  });

  test('says when little time is left, lapses with its Session, and keeps the username', async ({
    demo,
    pool,
    context,
  }) => {
    await context.clock.install();
    await demo.openSignIn();
    await demo.submit(ada.username, ada.password);
    await demo.expectStep('Check your email');
    // Only in the last minute: earlier it would cause stress for nothing.
    await expect(demo.page.getByRole('timer')).toHaveCount(0);
    pool.clock.advance(130_000);
    await context.clock.fastForward(130_000);
    await expect(demo.page.getByRole('timer')).toContainText(/0:[45]\d/);

    pool.clock.advance(50_000);
    await context.clock.fastForward(50_000);
    await demo.expectStep('That took a little too long');
    await expect(demo.page.getByRole('main')).toContainText(ada.username);
    await demo.button('Start again').click();
    await demo.expectStep('Sign in');
    await expect(demo.username).toHaveValue(ada.username);
    await demo.password.fill(ada.password);
    await demo.button('Sign in').click();
    await demo.expectStep('Check your email');
    await demo.submitCode(await codeSent(pool.outbox, ada.email));
    await demo.expectSignedIn();
  });

  test('that the pool alone has forgotten lapses when it is answered', async ({ demo, pool }) => {
    await demo.openSignIn();
    await demo.submit(ada.username, ada.password);
    const code = await codeSent(pool.outbox, ada.email);
    pool.clock.advance(181_000);
    await demo.submitCode(code);
    await demo.expectStep('That took a little too long');
    await demo.button('Start again').click();
    await expect(demo.username).toHaveValue(ada.username);
  });

  test('that is throttled keeps its place, and takes the code when the wait is over', async ({
    demo,
    pool,
    context,
  }) => {
    await context.clock.install();
    await demo.openSignIn();
    await demo.submit(ada.username, ada.password);
    const code = await codeSent(pool.outbox, ada.email);
    pool.faults.add({ kind: 'throttle', operation: 'RespondToAuthChallenge' });
    await demo.submitCode(code);
    await expect(demo.fault).toContainText(throttled);
    await expect(demo.code).toHaveValue(code);

    pool.faults.clear();
    await context.clock.fastForward(10_000);
    await expect(demo.fault).toBeHidden();
    await demo.button('Continue').click();
    await demo.expectSignedIn();
  });
});

test('after too many wrong passwords the form counts down, and works when it is over', async ({
  demo,
  pool,
  context,
  target,
}) => {
  await context.clock.install();
  await demo.openSignIn();
  // Somebody guesses elsewhere; each guess after the fifth doubles the lock-out, here to half a minute.
  for (let guesses = 1; guesses <= 10; guesses += 1) {
    pool.clock.advance(60_000);
    const response = await demo.page.request.post(target.endpoint ?? '', {
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': 'AWSCognitoIdentityProviderService.InitiateAuth',
      },
      data: {
        ClientId: target.clientId,
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: target.username, PASSWORD: `${target.password}-wrong` },
      },
    });
    expect(await response.json()).toMatchObject({ message: 'Incorrect username or password.' });
  }
  await demo.submit(target.username, target.password);
  await expect(demo.fault).toContainText(lockedOut);
  await expect(demo.username).toHaveValue(target.username);

  pool.clock.advance(60_000);
  await context.clock.fastForward(60_000);
  await expect(demo.fault).toBeHidden();
  await demo.button('Sign in').click();
  await demo.expectSignedIn();
});
