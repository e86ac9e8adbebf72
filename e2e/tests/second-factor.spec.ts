import { Secret, TOTP } from 'otpauth';
import { ada, expect, test } from '../support/test.ts';

const totpSecret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const user = { username: ada.username, password: ada.password };

test.use({
  poolOptions: {
    userPool: { mfaConfiguration: 'OPTIONAL', deviceConfiguration: { challengeRequiredOnNewDevice: true } },
    users: [{ ...user, mfa: { totpSecret } }],
  },
});

/** The code that an authenticator app shows at that time. */
function codeAt(timestamp: number): string {
  return new TOTP({ secret: Secret.fromBase32(totpSecret) }).generate({ timestamp });
}

test('a wrong code keeps the step; the code of the authenticator app signs in', async ({ demo, pool }) => {
  await demo.openSignIn();
  await demo.submit(ada.username, ada.password);
  await expect(demo.heading).toHaveText('Open your authenticator app');

  const code = demo.page.getByLabel('Code', { exact: true });
  await code.fill(codeAt(pool.clock.now() - 3_600_000));
  await demo.button('Continue').click();
  await expect(demo.fault).toContainText('That code is not right.');
  await expect(demo.heading).toHaveText('Open your authenticator app');

  await code.fill(codeAt(pool.clock.now()));
  await demo.button('Continue').click();
  await demo.expectSignedIn();
});

test('a browser remembered after a second factor is not asked for it again', async ({ demo, pool }) => {
  await demo.openSignIn();
  await demo.submit(ada.username, ada.password);
  await demo.page.getByLabel('Code', { exact: true }).fill(codeAt(pool.clock.now()));
  await demo.button('Continue').click();
  await demo.expectSignedIn();
  await expect(demo.device).toContainText('Remembered');
  await demo.button('Sign out').click();
  await demo.expectSignedOut();

  await demo.signIn();
});
