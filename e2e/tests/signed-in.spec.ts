import { signedIn } from '@latchkey/auth/playwright';
import { codeAt } from '../support/authenticator-app.ts';
import { calls } from '../support/journal.ts';
import { ada, expect, test } from '../support/test.ts';

const totpSecret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

test('a test begins where somebody is signed in, without a trip through the form @firefox', async ({
  demo,
  target,
  pool,
}) => {
  await signedIn(demo.page, ada, target);
  expect(demo.page.url()).toBe('about:blank');
  pool.journal.clear();

  await demo.open();
  await demo.expectSignedIn();
  // The session was found: nobody signed in again.
  expect(calls(pool.journal)).not.toContain('InitiateAuth');
});

test('a wrong password is reported, and nobody is signed in', async ({ demo, target }) => {
  const wrong = { username: ada.username, password: 'Difference-Engine-2' };
  await expect(signedIn(demo.page, wrong, target)).rejects.toThrow(
    'The sign-in stopped at the view "signIn". It was refused: credentials (incorrect).',
  );
  await demo.open();
  await expect(demo.button('Sign in')).toBeVisible();
});

test.describe('with a second step', () => {
  test.use({
    poolOptions: {
      userPool: { mfaConfiguration: 'OPTIONAL' },
      users: [{ username: ada.username, password: ada.password, mfa: { totpSecret } }],
    },
  });

  test('the code is asked for', async ({ demo, target, pool }) => {
    const code = () => codeAt(totpSecret, pool.clock.now());
    await signedIn(demo.page, { ...ada, code }, target);
    await demo.open();
    await demo.expectSignedIn();
  });

  test('a missing code is named in the error', async ({ page, target }) => {
    await expect(signedIn(page, ada, target)).rejects.toThrow(
      'The sign-in stopped at the view "totpCode". Pass `code`, a function that returns the code of the second step.',
    );
  });
});
