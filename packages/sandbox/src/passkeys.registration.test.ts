import { describe, expect, test } from 'vitest';
import { Authenticator } from './testing/authenticator.ts';
import { ORIGIN, optionsOf, PASSWORD, startWithPasskeys as start, withPasskey } from './testing/passkeys.ts';
import { Person, tokensOf } from './testing/person.ts';
import { send } from './testing/wire.ts';

describe('registering a passkey', () => {
  test('takes attestation none, lists it, and offers it at sign-in', async () => {
    const { sandbox, call, begin, ask, passkey } = await withPasskey();
    expect(await call('ListWebAuthnCredentials')).toMatchObject({
      Credentials: [
        {
          CredentialId: passkey.id,
          RelyingPartyId: 'localhost',
          AuthenticatorTransports: ['internal'],
          CreatedAt: sandbox.clock.now() / 1_000,
        },
      ],
    });
    await expect(call('DeleteWebAuthnCredential', { CredentialId: 'another' })).rejects.toMatchObject({
      type: 'ResourceNotFoundException',
      message: 'Passkey does not exist.',
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
    const { Credentials, NextToken } = await call<{
      Credentials: { CredentialId: string }[];
      NextToken?: string;
    }>('ListWebAuthnCredentials');
    expect([Credentials.length, NextToken]).toEqual([20, undefined]);
    await expect(call('ListWebAuthnCredentials', { MaxResults: 20 })).resolves.toEqual({ Credentials });
    await expect(call('ListWebAuthnCredentials', { MaxResults: 21 })).rejects.toMatchObject({
      type: 'InvalidParameterException',
    });
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

  test.each([
    [{ email: 'ada@example.com' }, 'ada@example.com'],
    [{}, 'ada'],
  ])('of a person with %j is for %s, by a key that the browser finds itself', async (attributes, name) => {
    const { sandbox, begin } = await start({ userVerification: 'preferred' });
    await sandbox.users.update('ada', { attributes });
    expect(await begin()).toEqual({
      rp: { id: 'localhost', name: 'localhost' },
      user: { id: btoa(sandbox.users.get('ada')?.sub ?? '').replace(/=+$/, ''), name, displayName: name },
      challenge: expect.stringMatching(/^[\w-]{43}$/),
      pubKeyCredParams: [
        { type: 'public-key', alg: -7 },
        { type: 'public-key', alg: -257 },
      ],
      timeout: 60_000,
      excludeCredentials: [],
      authenticatorSelection: {
        requireResidentKey: true,
        residentKey: 'required',
        userVerification: 'preferred',
      },
    });
  });

  test('is completed at the app client where it began', async () => {
    const { sandbox, ada, begin, complete } = await start();
    const Credential = await (await Authenticator.make()).create(await begin(), ORIGIN);
    const elsewhere = new Person(sandbox, 'ada', PASSWORD);
    elsewhere.clientId = sandbox.addClient().clientId;
    const { AccessToken } = tokensOf(await elsewhere.signInBySrp());
    await expect(
      send(sandbox, 'CompleteWebAuthnRegistration', { AccessToken, Credential }),
    ).rejects.toMatchObject({
      type: 'WebAuthnClientMismatchException',
      message: 'The registration was started with another app client.',
    });
    expect(ada.clientId).not.toBe(elsewhere.clientId);
    await expect(complete(Credential)).resolves.toEqual({});
  });

  test('refuses client data that it cannot read', async () => {
    const { begin, complete } = await start();
    const created = await (await Authenticator.make()).create(await begin(), ORIGIN);
    await expect(
      complete({ ...created, response: { ...created.response, clientDataJSON: 'AAAA' } }),
    ).rejects.toMatchObject({ type: 'WebAuthnChallengeNotFoundException' });
  });

  test('takes a passkey that does not say how it is reached', async () => {
    const { call, begin, complete } = await start();
    const created = await (await Authenticator.make()).create(await begin(), ORIGIN);
    await complete({ ...created, response: { ...created.response, transports: undefined } });
    expect(await call('ListWebAuthnCredentials')).toMatchObject({
      Credentials: [{ FriendlyCredentialName: 'Passkey', AuthenticatorTransports: [] }],
    });
  });

  test.each([
    ['required', false],
    ['preferred', true],
  ] as const)(
    'without verification of the person, where that is %s: %s',
    async (userVerification, isTaken) => {
      const { call, begin, complete } = await start({ userVerification });
      const passkey = await Authenticator.make();
      passkey.flags = 0x01;
      const refusal = await complete(await passkey.create(await begin(), ORIGIN)).then(
        () => null,
        (error: unknown) => error,
      );
      expect(refusal === null).toBe(isTaken);
      expect(await call('ListWebAuthnCredentials')).toMatchObject({
        Credentials: isTaken ? [{ CredentialId: passkey.id }] : [],
      });
    },
  );

  test('is off where passkeys are no first factor', async () => {
    const { sandbox, call } = await start();
    sandbox.configure({ policies: {} });
    await expect(call('StartWebAuthnRegistration')).rejects.toMatchObject({
      type: 'WebAuthnNotEnabledException',
    });
  });
});
