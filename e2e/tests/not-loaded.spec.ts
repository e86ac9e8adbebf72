import { codeSent } from '../support/outbox.ts';
import { ada, expect, test } from '../support/test.ts';

/** The chunk of what a sign-in by password does without. */
const MORE = '**/more-*.js';

test('a part of the code that does not load is a fault, and is there at the next try', async ({
  browserName,
  demo,
  pool,
}) => {
  test.skip(
    browserName === 'firefox',
    'Firefox before 154 remembers a failed import until the page is loaded again',
  );
  let refused = 0;
  await demo.page.route(MORE, (route) => {
    refused += 1;
    return route.abort('internetdisconnected');
  });
  await demo.openSignIn();
  // Loaded early, when the page is idle.
  await expect.poll(() => refused).toBe(1);

  await demo.button('Forgot your password?').click();
  await demo.expectStep('Reset your password');
  await demo.username.fill(ada.username);
  await demo.button('Send a code').click();
  await expect(demo.fault).toContainText('The server cannot be reached.');
  expect(refused).toBe(2);

  await demo.page.unroute(MORE);
  await demo.button('Send a code').click();
  await demo.expectStep('Choose a new password');
  await codeSent(pool.outbox, ada.email);
});

test('signing in by password needs nothing that is loaded later', async ({ demo, pool }) => {
  await demo.page.route(MORE, (route) => route.abort('internetdisconnected'));
  await demo.openSignIn();
  await demo.username.fill(ada.username);
  await demo.password.fill(ada.password);
  await demo.button('Sign in').click();
  await demo.expectSignedIn();
  expect(pool.journal.count('RespondToAuthChallenge')).toBe(1);
});
