import { describe, expect, test } from 'vitest';
import { startBrowser } from './testing/managed-login.ts';
import { tokensOf } from './testing/person.ts';
import { startWithFactors } from './testing/second-factors.ts';
import { send } from './testing/wire.ts';

describe.each([
  ['AssociateSoftwareToken', {}],
  ['VerifySoftwareToken', { UserCode: '123456' }],
])('%s', (operation, input) => {
  const invalid = { type: 'NotAuthorizedException', message: 'Invalid session for the user.' };

  test('needs either an access token or a Session', async () => {
    const { sandbox, ada } = await startWithFactors({});
    const { AccessToken } = tokensOf(await ada.signInBySrp());
    sandbox.configure({ mfaConfiguration: 'ON' });
    const { Session } = await ada.signInBySrp();
    for (const given of [{}, { AccessToken, Session }]) {
      await expect(send(sandbox, operation, { ...input, ...given })).rejects.toMatchObject({
        type: 'InvalidParameterException',
        message: 'Either AccessToken or Session has to be given, and not both.',
      });
    }
  });

  test('needs a pool with authenticator apps, and a secret to verify', async () => {
    const { sandbox, ada } = await startWithFactors({});
    const { AccessToken } = tokensOf(await ada.signInBySrp());
    sandbox.configure({ mfaConfiguration: 'ON' });
    const { Session } = await ada.signInBySrp();
    sandbox.configure({ enabledMfas: ['SMS_MFA'] });
    for (const given of [{ AccessToken }, { Session }]) {
      await expect(send(sandbox, operation, { ...input, ...given })).rejects.toMatchObject({
        type: 'SoftwareTokenMFANotFoundException',
      });
    }
  });

  test('takes no Session of another question', async () => {
    const { sandbox, ada } = await startWithFactors({
      attributes: { phone_number: '+15555550100' },
      mfa: { enabled: ['SMS_MFA'] },
    });
    const { ChallengeName, Session } = await ada.signInBySrp();
    expect(ChallengeName).toBe('SMS_MFA');
    await expect(send(sandbox, operation, { ...input, Session })).rejects.toMatchObject(invalid);
  });

  test('takes no Session of managed login, whose page sets the app up', async () => {
    const { sandbox, signIn } = await startBrowser({
      options: { userPool: { mfaConfiguration: 'ON', enabledMfas: ['SOFTWARE_TOKEN_MFA'] } },
    });
    const { body } = await signIn();
    const Session = /name="session" value="([^"]+)"/.exec(body)?.[1];
    expect(Session).toBeTypeOf('string');
    await expect(send(sandbox, operation, { ...input, Session })).rejects.toMatchObject(invalid);
  });
});
