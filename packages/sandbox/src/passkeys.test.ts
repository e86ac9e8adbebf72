import { describe, expect, test } from 'vitest';
import { totpCode } from './mfa/totp.ts';
import { Authenticator } from './testing/authenticator.ts';
import { ORIGIN, optionsOf, withPasskey } from './testing/passkeys.ts';
import { tokensOf } from './testing/person.ts';

describe('signing in with a passkey', () => {
  const failed = { type: 'NotAuthorizedException', message: 'Passkey authentication failed.' };

  test('works with its signature, and once', async () => {
    const { ask, answer } = await withPasskey();
    const asked = await ask();
    expect(tokensOf(await answer(asked)).AccessToken).toBeDefined();
    await expect(answer(asked)).rejects.toMatchObject({
      message: 'Invalid session for the user, session can only be used once.',
    });
  });

  test('refuses a foreign origin, another challenge, a bad signature and an unknown passkey', async () => {
    const { ask, answer, ada } = await withPasskey();
    await expect(answer(await ask(), 'https://evil.example')).rejects.toMatchObject(failed);
    await expect(
      answer(await ask(), ORIGIN, (text) => text.replace(/"signature":"(....)/, '"signature":"AAAA')),
    ).rejects.toMatchObject(failed);
    const [first, second] = [await ask(), await ask()];
    await expect(
      answer({ ...first, ...second, ChallengeParameters: first.ChallengeParameters ?? {} }),
    ).rejects.toMatchObject(failed);
    const stranger = await Authenticator.make();
    const asked = await ask();
    const CREDENTIAL = JSON.stringify(await stranger.get(optionsOf(asked), ORIGIN));
    await expect(ada.respond(asked, { CREDENTIAL })).rejects.toMatchObject(failed);
  });

  test('refuses client data that it cannot read', async () => {
    const { ask, answer } = await withPasskey();
    await expect(
      answer(await ask(), ORIGIN, (text) =>
        text.replace(/"clientDataJSON":"[^"]+"/, '"clientDataJSON":"AAAA"'),
      ),
    ).rejects.toMatchObject(failed);
  });

  test('keeps the counter when the signature is another’s', async () => {
    const { ask, answer, passkey } = await withPasskey();
    const asked = await ask();
    const other = await passkey.get(optionsOf(asked), ORIGIN);
    passkey.counter = 100;
    await expect(
      answer(asked, ORIGIN, (text) =>
        text.replace(/"signature":"[^"]+"/, `"signature":"${other.response.signature}"`),
      ),
    ).rejects.toMatchObject(failed);
    passkey.counter = 10;
    expect(tokensOf(await answer(await ask())).AccessToken).toBeDefined();
  });

  test('refuses a counter that does not move on', async () => {
    const { ask, answer, passkey } = await withPasskey();
    await answer(await ask());
    passkey.counter -= 1;
    await expect(answer(await ask())).rejects.toMatchObject(failed);
  });

  test.each([
    { userVerification: 'required' },
    { factorConfiguration: 'MULTI_FACTOR_WITH_USER_VERIFICATION' },
  ] as const)('demands that the person was verified where the pool does: %o', async (configuration) => {
    const { ask, answer, passkey } = await withPasskey(configuration);
    passkey.flags = 0x01;
    await expect(answer(await ask())).rejects.toMatchObject(failed);
  });

  test('takes the presence of the person where the pool prefers more, and demands no more', async () => {
    const { ask, answer, passkey } = await withPasskey();
    passkey.flags = 0x01;
    expect(tokensOf(await answer(await ask())).AccessToken).toBeDefined();
  });

  test('leaves the question open when the credential cannot be read', async () => {
    const { ask, answer, ada } = await withPasskey();
    const asked = await ask();
    await expect(ada.respond(asked, { CREDENTIAL: '{' })).rejects.toMatchObject({
      type: 'InvalidParameterException',
      message: 'CREDENTIAL is not an AuthenticationResponseJSON.',
    });
    expect(tokensOf(await answer(asked)).AccessToken).toBeDefined();
  });

  async function withApp(webAuthn: object) {
    const pool = await withPasskey(webAuthn);
    const { SecretCode } = await pool.call<{ SecretCode: string }>('AssociateSoftwareToken');
    await pool.call('VerifySoftwareToken', { UserCode: totpCode(SecretCode, pool.sandbox.clock.now()) });
    await pool.call('SetUserMFAPreference', { SoftwareTokenMfaSettings: { Enabled: true } });
    const offered = async () =>
      (await pool.ada.initiate('USER_AUTH', { USERNAME: 'ada' })).AvailableChallenges;
    return { ...pool, offered };
  }
  const PASSWORDS = ['PASSWORD_SRP', 'PASSWORD'];

  test('is not enough for a person with a second factor', async () => {
    const { offered, call } = await withApp({});
    expect(await offered()).toEqual(PASSWORDS);
    await expect(
      call('SetUserMFAPreference', { WebAuthnMfaSettings: { Enabled: true } }),
    ).rejects.toMatchObject({ type: 'InvalidParameterException' });
  });

  test.each(['OPTIONAL', 'ON'] as const)(
    'stands for both factors where the pool and the person say so, and MFA is %s',
    async (mfaConfiguration) => {
      const { sandbox, offered, call, ask, answer } = await withApp({
        factorConfiguration: 'MULTI_FACTOR_WITH_USER_VERIFICATION',
      });
      sandbox.configure({
        mfaConfiguration,
        policies: { signInPolicy: { allowedFirstAuthFactors: ['PASSWORD', 'WEB_AUTHN', 'EMAIL_OTP'] } },
      });
      await sandbox.users.update('ada', { attributes: { email: 'ada@example.com' } });
      expect(await offered()).toEqual(PASSWORDS);
      await call('SetUserMFAPreference', { WebAuthnMfaSettings: { Enabled: true } });
      expect(await offered()).toEqual([...PASSWORDS, 'WEB_AUTHN']);
      expect(tokensOf(await answer(await ask())).AccessToken).toBeDefined();
      await call('SetUserMFAPreference', { SoftwareTokenMfaSettings: { Enabled: false } });
      expect(await offered()).toEqual(
        mfaConfiguration === 'ON' ? PASSWORDS : [...PASSWORDS, 'WEB_AUTHN', 'EMAIL_OTP'],
      );
    },
  );

  test('is over when it is deleted', async () => {
    const { call, passkey, ask } = await withPasskey();
    await call('DeleteWebAuthnCredential', { CredentialId: passkey.id });
    expect((await ask()).ChallengeName).toBe('SELECT_CHALLENGE');
    await expect(call('DeleteWebAuthnCredential', { CredentialId: passkey.id })).rejects.toMatchObject({
      type: 'ResourceNotFoundException',
    });
  });
});
