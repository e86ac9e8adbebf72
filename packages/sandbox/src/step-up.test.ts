import { decodeJwt } from 'jose';
import { describe, expect, test } from 'vitest';
import { totpCode } from './mfa/totp.ts';
import type { PoolOptions, SeedUser } from './options.ts';
import { createSandbox } from './sandbox.ts';
import { Authenticator } from './testing/authenticator.ts';
import { frozen } from './testing/frozen.ts';
import { Person, tokensOf } from './testing/person.ts';
import { type AuthBody, send } from './testing/wire.ts';

const PASSWORD = 'Correct-horse-1';
const attributes = { email: 'ada@example.com', phone_number: '+15555550100' };
const level = (number: number) => `urn:cognito:loa:${number}`;
const LEVELS = [4, 3, 2, 1].map(level).join(' ');
const invalid = { type: 'InvalidParameterException' };
const refusal = (message: string) => ({ ...invalid, message });
const unknownLevels = refusal('None of the requested ACR values is valid.');
const outOfReach = refusal('The user cannot reach any of the requested ACR values.');

/** Ada has a password, and an authenticator app that sign-ins do not ask for. */
async function start(user: Partial<SeedUser> = {}, userPool: PoolOptions['userPool'] = {}) {
  const sandbox = await createSandbox({
    ...frozen,
    userPool: {
      policies: {
        signInPolicy: { allowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP', 'WEB_AUTHN'] },
      },
      enabledMfas: ['SOFTWARE_TOKEN_MFA', 'SMS_MFA', 'EMAIL_OTP'],
      ...userPool,
    },
    users: [{ username: 'ada', password: PASSWORD, ...user }],
  });
  const ada = new Person(sandbox, 'ada', PASSWORD);
  const towards = (TARGET_ACR_VALUES: string, more: Record<string, string> = {}) =>
    ada.initiate('USER_AUTH', { USERNAME: 'ada', TARGET_ACR_VALUES, ...more });
  const answerPassword = (asked: AuthBody) => ada.respond(asked, { ANSWER: 'PASSWORD', PASSWORD });
  const code = () => sandbox.outbox.latest('ada')?.code ?? '';
  let secret = '';
  const totp = () => totpCode(secret, sandbox.clock.now());
  const registerApp = async (AccessToken: string) => {
    const { SecretCode } = await send<{ SecretCode: string }>(sandbox, 'AssociateSoftwareToken', {
      AccessToken,
    });
    secret = SecretCode;
    await send(sandbox, 'VerifySoftwareToken', { AccessToken, UserCode: totp() });
    sandbox.clock.advance(30_000);
  };
  /** Tokens of the first level. */
  const begin = async () => tokensOf(await answerPassword(await towards(level(1))));
  return { sandbox, ada, towards, answerPassword, code, totp, registerApp, begin };
}

const levelIn = ({ AccessToken, IdToken }: ReturnType<typeof tokensOf>) => {
  const [access, id] = [decodeJwt(AccessToken), decodeJwt(IdToken)];
  expect([id.acr, id.amr]).toEqual([access.acr, access.amr]);
  return [access.acr, access.amr];
};

describe('a sign-in towards a level', () => {
  test('has its level and methods in both tokens, and without a target it has neither', async () => {
    const { ada, answerPassword, begin } = await start();
    expect(levelIn(await begin())).toEqual([level(1), ['pwd']]);
    const plain = tokensOf(await answerPassword(await ada.initiate('USER_AUTH', { USERNAME: 'ada' })));
    expect(levelIn(plain)).toEqual([undefined, undefined]);
  });

  test('offers the first factors that lead there, and asks for the second that is missing', async () => {
    const { ada, towards, answerPassword, registerApp, begin, totp, code } = await start({ attributes });
    await registerApp((await begin()).AccessToken);
    const highest = await towards(level(4));
    expect(highest.AvailableChallenges).toEqual(['PASSWORD_SRP', 'PASSWORD']);
    const asked = await answerPassword(highest);
    expect(asked.ChallengeName).toBe('SOFTWARE_TOKEN_MFA');
    const four = tokensOf(await ada.respond(asked, { SOFTWARE_TOKEN_MFA_CODE: totp() }));
    expect(levelIn(four)).toEqual([level(4), ['pwd', 'otp', 'mfa']]);

    const choice = await answerPassword(await towards(level(3)));
    expect(choice.ChallengeParameters?.MFAS_CAN_CHOOSE).toBe('["SMS_MFA","EMAIL_OTP"]');
    const sent = await ada.respond(choice, { ANSWER: 'EMAIL_OTP' });
    const three = tokensOf(await ada.respond(sent, { EMAIL_OTP_CODE: code() }));
    expect(levelIn(three)).toEqual([level(3), ['pwd', 'email_otp', 'mfa']]);

    const two = await towards(level(2), { PREFERRED_CHALLENGE: 'SMS_OTP' });
    expect(levelIn(tokensOf(await ada.respond(two, { SMS_OTP_CODE: code() })))).toEqual([level(2), ['sms']]);
    const byEmail = await towards(level(2), { PREFERRED_CHALLENGE: 'EMAIL_OTP' });
    expect(levelIn(tokensOf(await ada.respond(byEmail, { EMAIL_OTP_CODE: code() })))).toEqual([
      level(2),
      ['email_otp'],
    ]);
  });

  test('goes for the first level in the list that the user can reach, and skips unknown names', async () => {
    const { towards, answerPassword } = await start();
    const tokens = tokensOf(await answerPassword(await towards(`urn:example:gold ${LEVELS}`)));
    expect(levelIn(tokens)[0]).toBe(level(1));
    await expect(towards(level(4))).rejects.toMatchObject(outOfReach);
    await expect(towards('urn:example:gold')).rejects.toMatchObject(unknownLevels);
  });

  test('does more where the pool requires MFA', async () => {
    const { ada, towards, answerPassword, code } = await start(
      { attributes, mfa: { enabled: ['SMS_MFA'] } },
      { mfaConfiguration: 'ON' },
    );
    const asked = await answerPassword(await towards(level(1)));
    expect(asked.ChallengeName).toBe('SMS_MFA');
    expect(levelIn(tokensOf(await ada.respond(asked, { SMS_MFA_CODE: code() })))[0]).toBe(level(3));
  });

  test('by passkey reaches level 3, and distinguishes a security key', async () => {
    const origin = 'http://localhost:5173';
    const { sandbox, ada, towards, begin } = await start();
    const { AccessToken } = await begin();
    const authenticator = await Authenticator.make();
    const { CredentialCreationOptions } = await send<{
      CredentialCreationOptions: Parameters<typeof authenticator.create>[0];
    }>(sandbox, 'StartWebAuthnRegistration', { AccessToken });
    const Credential = await authenticator.create(CredentialCreationOptions, origin);
    await send(sandbox, 'CompleteWebAuthnRegistration', { AccessToken, Credential });
    const signIn = async (more: object) => {
      const asked = await towards(level(3), { PREFERRED_CHALLENGE: 'WEB_AUTHN' });
      const options = JSON.parse(asked.ChallengeParameters?.CREDENTIAL_REQUEST_OPTIONS ?? '');
      const credential = { ...(await authenticator.get(options, origin)), ...more };
      return levelIn(tokensOf(await ada.respond(asked, { CREDENTIAL: JSON.stringify(credential) })));
    };
    expect(await signIn({})).toEqual([level(3), ['swk']]);
    expect(await signIn({ authenticatorAttachment: 'cross-platform' })).toEqual([level(3), ['hwk']]);
  });

  test('looks the same for an unknown name', async () => {
    const { ada } = await start({ attributes });
    const ask = (username: string) =>
      ada.initiate('USER_AUTH', { USERNAME: username, TARGET_ACR_VALUES: LEVELS });
    expect(await ask('nobody')).toMatchObject({ ChallengeName: 'SELECT_CHALLENGE' });
  });
});

describe('a step-up', () => {
  test('asks for the missing factor only, and gives a new grant with a fresh auth_time; the old one stays', async () => {
    const { sandbox, ada, towards, registerApp, begin, totp } = await start();
    const first = await begin();
    await registerApp(first.AccessToken);
    sandbox.clock.advance(60_000);
    const asked = await towards(level(4), { ACCESS_TOKEN: first.AccessToken });
    expect(asked.ChallengeName).toBe('SOFTWARE_TOKEN_MFA');
    const stepped = tokensOf(await ada.respond(asked, { SOFTWARE_TOKEN_MFA_CODE: totp() }));
    expect(levelIn(stepped)).toEqual([level(4), ['pwd', 'otp', 'mfa']]);
    const claims = (token: string) => decodeJwt<{ auth_time: number; origin_jti: string }>(token);
    expect(claims(stepped.AccessToken).auth_time).toBeGreaterThan(claims(first.AccessToken).auth_time + 59);
    expect(claims(stepped.AccessToken).origin_jti).not.toBe(claims(first.AccessToken).origin_jti);
    await send(sandbox, 'GetUser', { AccessToken: first.AccessToken });

    sandbox.clock.advance(60_000);
    const refreshed = await send<AuthBody>(sandbox, 'GetTokensFromRefreshToken', {
      ClientId: sandbox.clientId,
      RefreshToken: stepped.RefreshToken ?? '',
    });
    expect(levelIn(tokensOf(refreshed))).toEqual([level(4), ['pwd', 'otp', 'mfa']]);
    expect(claims(tokensOf(refreshed).AccessToken).auth_time).toBe(claims(stepped.AccessToken).auth_time);
  });

  test('starts from scratch with tokens that are older than MAX_AGE, or were issued without a level', async () => {
    const { sandbox, ada, towards, answerPassword, registerApp, begin } = await start();
    const { AccessToken } = await begin();
    await registerApp(AccessToken);
    sandbox.clock.advance(60_000);
    const withAge = (MAX_AGE: string) => towards(level(4), { ACCESS_TOKEN: AccessToken, MAX_AGE });
    expect((await withAge('90')).ChallengeName).toBe('SOFTWARE_TOKEN_MFA');
    expect((await withAge('89')).ChallengeName).toBe('SELECT_CHALLENGE');
    expect((await towards(level(1), { ACCESS_TOKEN: AccessToken, MAX_AGE: '0' })).ChallengeName).toBe(
      'SELECT_CHALLENGE',
    );
    const plain = tokensOf(await answerPassword(await ada.initiate('USER_AUTH', { USERNAME: 'ada' })));
    const fromPlain = await towards(level(4), { ACCESS_TOKEN: plain.AccessToken });
    expect(fromPlain.ChallengeName).toBe('SELECT_CHALLENGE');
  });

  test('is refused where the token is enough, is not this user’s, or comes without a target', async () => {
    const { sandbox, ada, towards, begin } = await start();
    const { AccessToken } = await begin();
    const enough = refusal('The access token already meets the requested ACR value.');
    await expect(towards(level(1), { ACCESS_TOKEN: AccessToken })).rejects.toMatchObject(enough);
    await expect(towards(LEVELS, { ACCESS_TOKEN: AccessToken })).rejects.toMatchObject(enough);
    for (const MAX_AGE of ['-1', '60s', '1234567890']) {
      await expect(towards(level(1), { MAX_AGE })).rejects.toMatchObject(refusal('MAX_AGE is not valid.'));
    }
    await expect(
      ada.initiate('USER_AUTH', { USERNAME: 'ada', ACCESS_TOKEN: AccessToken }),
    ).rejects.toMatchObject(refusal('Missing required parameter TARGET_ACR_VALUES'));
    await expect(towards(level(1), { ACCESS_TOKEN: 'no token' })).rejects.toMatchObject({
      type: 'NotAuthorizedException',
    });
    await sandbox.users.add({ username: 'eve', password: PASSWORD });
    const ofEve = { USERNAME: 'eve', TARGET_ACR_VALUES: level(1), ACCESS_TOKEN: AccessToken };
    const foreign = { type: 'NotAuthorizedException', message: 'Invalid Access Token' };
    await expect(ada.initiate('USER_AUTH', ofEve)).rejects.toMatchObject(foreign);
    const elsewhere = new Person(sandbox, 'ada', PASSWORD);
    elsewhere.clientId = sandbox.addClient().clientId;
    await expect(elsewhere.initiate('USER_AUTH', { ...ofEve, USERNAME: 'ada' })).rejects.toMatchObject(
      foreign,
    );
  });

  test('continues with an app where no code can be sent, and with a first factor where no second one is left', async () => {
    const byApp = await start();
    const first = await byApp.begin();
    await byApp.registerApp(first.AccessToken);
    const asked = await byApp.towards(level(3), { ACCESS_TOKEN: first.AccessToken });
    expect(asked.ChallengeName).toBe('SOFTWARE_TOKEN_MFA');
    const stepped = await byApp.ada.respond(asked, { SOFTWARE_TOKEN_MFA_CODE: byApp.totp() });
    expect(levelIn(tokensOf(stepped))[0]).toBe(level(4));

    const { towards, begin } = await start({ attributes }, { enabledMfas: ['SOFTWARE_TOKEN_MFA'] });
    const { AccessToken } = await begin();
    expect(await towards(level(3), { ACCESS_TOKEN: AccessToken })).toMatchObject({
      ChallengeName: 'SELECT_CHALLENGE',
      AvailableChallenges: ['EMAIL_OTP', 'SMS_OTP'],
    });
  });

  test('needs the Essentials or the Plus tier', async () => {
    const { towards } = await start({}, { userPoolTier: 'LITE' });
    await expect(towards(level(1))).rejects.toMatchObject({ type: 'FeatureUnavailableInTierException' });
  });
});

describe('AcrConfiguration', () => {
  test('renames levels, each under a name of its own; a token of an old name keeps its methods', async () => {
    const { sandbox, towards, registerApp, begin } = await start();
    const first = await begin();
    await registerApp(first.AccessToken);
    const rename = (AcrConfiguration: Record<string, { AcrValue: string }>) =>
      send(sandbox, 'UpdateUserPool', { UserPoolId: sandbox.userPoolId, AcrConfiguration });
    await expect(rename({ Level1: { AcrValue: level(2) } })).rejects.toMatchObject(invalid);
    await expect(rename({ Level1: { AcrValue: 'two words' } })).rejects.toMatchObject(invalid);
    await rename({ Level1: { AcrValue: 'urn:example:bronze' } });
    const { UserPool } = await send<{ UserPool: { AcrConfiguration: object } }>(sandbox, 'DescribeUserPool', {
      UserPoolId: sandbox.userPoolId,
    });
    expect(UserPool.AcrConfiguration).toMatchObject({
      Level1: { AcrValue: 'urn:example:bronze' },
      Level4: { AcrValue: level(4) },
    });
    await expect(towards(level(1))).rejects.toMatchObject(unknownLevels);
    const asked = await towards(level(4), { ACCESS_TOKEN: first.AccessToken });
    expect(asked.ChallengeName).toBe('SOFTWARE_TOKEN_MFA');
    const renamed = tokensOf(await towards('urn:example:bronze', { ACCESS_TOKEN: first.AccessToken }));
    expect(levelIn(renamed)).toEqual(['urn:example:bronze', ['pwd']]);
  });

  test('is for the Essentials and the Plus tier', async () => {
    const { sandbox } = await start({}, { userPoolTier: 'LITE' });
    await expect(
      send(sandbox, 'UpdateUserPool', {
        UserPoolId: sandbox.userPoolId,
        UserPoolTier: 'LITE',
        AcrConfiguration: { Level1: { AcrValue: 'urn:example:bronze' } },
      }),
    ).rejects.toMatchObject({ type: 'FeatureUnavailableInTierException' });
  });
});
