import { codeAt } from '../support/authenticator-app.ts';
import { ada, expect, test } from '../support/test.ts';

const totpSecret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const user = { username: ada.username, password: ada.password };

test.use({
  poolOptions: {
    userPool: { mfaConfiguration: 'OPTIONAL', deviceConfiguration: { challengeRequiredOnNewDevice: true } },
    users: [{ ...user, mfa: { totpSecret } }],
  },
});

test('a wrong code keeps the step; the code of the authenticator app signs in @firefox', async ({
  demo,
  pool,
}) => {
  await demo.openSignIn();
  await demo.submit(ada.username, ada.password);
  await demo.expectStep('Open your authenticator app');

  await demo.submitCode(codeAt(totpSecret, pool.clock.now() - 3_600_000));
  await expect(demo.fault).toContainText('That code isn’t right.');
  await demo.expectStep('Open your authenticator app');

  await demo.submitCode(codeAt(totpSecret, pool.clock.now()));
  await demo.expectSignedIn();
});

test('a browser remembered after a second factor is not asked for it again', async ({ demo, pool }) => {
  await demo.openSignIn();
  await demo.submit(ada.username, ada.password);
  await demo.submitCode(codeAt(totpSecret, pool.clock.now()));
  await demo.expectSignedIn();
  await expect(demo.device).toContainText('Remembered');
  await demo.signOut();

  await demo.signIn();
});
