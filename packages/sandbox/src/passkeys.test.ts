import { describe, expect, test } from 'vitest';
import { totpCode } from './mfa/totp.ts';
import type { PoolOptions } from './options.ts';
import { createSandbox } from './sandbox.ts';
import { Authenticator } from './testing/authenticator.ts';
import { frozen } from './testing/frozen.ts';
import { Person, tokensOf } from './testing/person.ts';
import { type AuthBody, send } from './testing/wire.ts';
import type { JsonObject } from './wire/json.ts';

const PASSWORD = 'Correct-horse-1';
const ORIGIN = 'http://localhost:5173';

interface Creation {
  readonly CredentialCreationOptions: {
    readonly challenge: string;
    readonly rp: { readonly id: string };
    readonly excludeCredentials: readonly { readonly id: string }[];
  };
}

async function start(
  webAuthnConfiguration: NonNullable<PoolOptions['userPool']>['webAuthnConfiguration'] = {},
) {
  const sandbox = await createSandbox({
    ...frozen,
    userPool: {
      policies: { signInPolicy: { allowedFirstAuthFactors: ['PASSWORD', 'WEB_AUTHN'] } },
      mfaConfiguration: 'OPTIONAL',
      webAuthnConfiguration,
    },
    users: [{ username: 'ada', password: PASSWORD }],
  });
  const ada = new Person(sandbox, 'ada', PASSWORD);
  const { AccessToken } = tokensOf(await ada.signInBySrp());
  const call = <T = JsonObject>(operation: string, body: JsonObject = {}) =>
    send<T>(sandbox, operation, { AccessToken, ...body });
  const begin = async () => (await call<Creation>('StartWebAuthnRegistration')).CredentialCreationOptions;
  const complete = (Credential: JsonObject) => call('CompleteWebAuthnRegistration', { Credential });
  return { sandbox, ada, call, begin, complete };
}

async function withPasskey(configuration: Parameters<typeof start>[0] = {}) {
  const pool = await start(configuration);
  const passkey = await Authenticator.make();
  await pool.complete(await passkey.create(await pool.begin(), ORIGIN));
  const ask = () => pool.ada.initiate('USER_AUTH', { USERNAME: 'ada', PREFERRED_CHALLENGE: 'WEB_AUTHN' });
  const answer = async (asked: AuthBody, origin = ORIGIN, change = (text: string) => text) => {
    const credential = await passkey.get(optionsOf(asked), origin);
    return pool.ada.respond(asked, { CREDENTIAL: change(JSON.stringify(credential)) });
  };
  return { ...pool, passkey, ask, answer };
}

function optionsOf({ ChallengeParameters }: AuthBody): { challenge: string; rpId: string } {
  return JSON.parse(ChallengeParameters?.CREDENTIAL_REQUEST_OPTIONS ?? '{}') as {
    challenge: string;
    rpId: string;
  };
}

describe('registering a passkey', () => {
  test('takes attestation none, lists it, and offers it at sign-in', async () => {
    const { call, begin, ask, passkey } = await withPasskey();
    expect(await call('ListWebAuthnCredentials')).toMatchObject({
      Credentials: [
        { CredentialId: passkey.id, RelyingPartyId: 'localhost', AuthenticatorTransports: ['internal'] },
      ],
    });
    expect((await begin()).excludeCredentials).toEqual([{ type: 'public-key', id: passkey.id }]);
    expect(await call('GetUserAuthFactors')).toMatchObject({
      ConfiguredUserAuthFactors: ['PASSWORD', 'WEB_AUTHN'],
    });
    const asked = await ask();
    expect(asked).toMatchObject({
      ChallengeName: 'WEB_AUTHN',
      AvailableChallenges: expect.arrayContaining(['WEB_AUTHN']),
    });
    expect(optionsOf(asked)).toMatchObject({
      rpId: 'localhost',
      timeout: 3 * 60_000,
      allowCredentials: [{ type: 'public-key', id: passkey.id }],
    });
  });

  test('refuses a foreign origin, a foreign relying party and an unknown or late challenge', async () => {
    const { sandbox, begin, complete } = await start();
    const passkey = await Authenticator.make();
    const options = await begin();
    const attempt = async (origin: string, changes: object = {}) =>
      complete(await passkey.create({ ...options, ...changes }, origin));
    for (const origin of ['https://evil.example', 'http://localhost.evil.example', 'nonsense']) {
      await expect(attempt(origin)).rejects.toMatchObject({ type: 'WebAuthnOriginNotAllowedException' });
    }
    await expect(attempt(ORIGIN, { rp: { id: 'evil.example' } })).rejects.toMatchObject({
      type: 'WebAuthnRelyingPartyMismatchException',
    });
    await expect(attempt(ORIGIN, { challenge: 'AAAA' })).rejects.toMatchObject({
      type: 'WebAuthnChallengeNotFoundException',
    });
    sandbox.clock.advance(60_000);
    await expect(attempt(ORIGIN)).rejects.toMatchObject({ type: 'WebAuthnChallengeNotFoundException' });
  });

  test('takes as long as a minute, works once, and twenty times', async () => {
    const { sandbox, call, begin, complete } = await start();
    for (let count = 0; count < 20; count += 1) {
      const passkey = await Authenticator.make();
      const created = await passkey.create(await begin(), ORIGIN);
      sandbox.clock.advance(59_999);
      await complete(created);
      await expect(complete(created)).rejects.toMatchObject({ type: 'WebAuthnChallengeNotFoundException' });
    }
    await expect(begin()).rejects.toMatchObject({ type: 'LimitExceededException' });
    const { Credentials } = await call<{ Credentials: { CredentialId: string }[] }>(
      'ListWebAuthnCredentials',
    );
    await call('DeleteWebAuthnCredential', { CredentialId: Credentials[0]?.CredentialId });
    await expect(begin()).resolves.toBeDefined();
  });

  test('refuses a credential whose person was not there', async () => {
    const { begin, complete } = await start();
    const passkey = await Authenticator.make();
    passkey.flags = 0;
    await expect(complete(await passkey.create(await begin(), ORIGIN))).rejects.toMatchObject({
      type: 'WebAuthnCredentialNotSupportedException',
    });
  });

  test('is off where passkeys are no first factor', async () => {
    const { sandbox, call } = await start();
    sandbox.configure({ policies: {} });
    await expect(call('StartWebAuthnRegistration')).rejects.toMatchObject({
      type: 'WebAuthnNotEnabledException',
    });
  });
});

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
