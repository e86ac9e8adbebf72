import { codeAt } from '../support/authenticator-app.ts';
import { calls } from '../support/journal.ts';
import { codeSent, wrong } from '../support/outbox.ts';
import { ada, expect, test } from '../support/test.ts';

const totpSecret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const phone = '+442079460000';
const person = {
  username: ada.username,
  password: ada.password,
  attributes: { email: ada.email, phone_number: phone },
};
const userPool = {
  mfaConfiguration: 'OPTIONAL' as const,
  enabledMfas: ['SMS_MFA' as const, 'EMAIL_OTP' as const, 'SOFTWARE_TOKEN_MFA' as const],
};

for (const { mfa, title, address, shown } of [
  { mfa: 'SMS_MFA', title: 'Check your phone', address: phone, shown: '0000' },
  { mfa: 'EMAIL_OTP', title: 'Check your email', address: ada.email, shown: 'a***@e***' },
] as const) {
  test.describe(`a pool that asks for ${mfa}`, () => {
    test.use({ poolOptions: { userPool, users: [{ ...person, mfa: { enabled: [mfa] } }] } });

    test('a wrong code keeps the step; the code that was sent signs in', async ({ demo, pool }) => {
      await demo.openSignIn();
      await demo.submit(ada.username, ada.password);
      await demo.expectStep(title);
      await expect(demo.page.getByRole('main')).toContainText(shown);
      await expect(demo.page.getByRole('main')).not.toContainText(address);

      const code = await codeSent(pool.outbox, address);
      await demo.submitCode(wrong(code));
      await expect(demo.fault).toContainText('That code isn’t right.');
      await demo.expectStep(title);

      await demo.submitCode(code);
      await demo.expectSignedIn();
      expect(calls(pool.journal)).toEqual([
        'InitiateAuth:USER_SRP_AUTH',
        'RespondToAuthChallenge:PASSWORD_VERIFIER',
        `RespondToAuthChallenge:${mfa}`,
        `RespondToAuthChallenge:${mfa}`,
      ]);
    });
  });
}

test.describe('a person with several second factors', () => {
  test.use({
    poolOptions: { userPool, users: [{ ...person, mfa: { enabled: ['SMS_MFA'], totpSecret } }] },
  });

  test('has a code sent to the phone (SELECT_MFA_TYPE)', async ({ demo, pool }) => {
    await demo.openSignIn();
    await demo.submit(ada.username, ada.password);
    await demo.expectStep('One more step');
    await demo.choice('Text message').click();
    await demo.expectStep('Check your phone');
    await demo.submitCode(await codeSent(pool.outbox, phone));
    await demo.expectSignedIn();
    expect(calls(pool.journal).slice(2)).toEqual([
      'RespondToAuthChallenge:SELECT_MFA_TYPE',
      'RespondToAuthChallenge:SMS_MFA',
    ]);
  });

  test('takes the authenticator app (SELECT_MFA_TYPE)', async ({ demo, pool }) => {
    await demo.openSignIn();
    await demo.submit(ada.username, ada.password);
    await demo.choice('Authenticator app').click();
    await demo.expectStep('Open your authenticator app');
    await demo.submitCode(codeAt(totpSecret, pool.clock.now()));
    await demo.expectSignedIn();
  });
});
