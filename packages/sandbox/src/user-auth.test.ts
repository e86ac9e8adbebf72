import { startSrp } from '@latchkey/srp';
import { describe, expect, test } from 'vitest';
import type { PoolOptions, SeedUser } from './options.ts';
import { createSandbox } from './sandbox.ts';
import { frozen } from './testing/frozen.ts';
import { Person, tokensOf } from './testing/person.ts';
import { send } from './testing/wire.ts';
import { wrong } from './testing/wrong.ts';

const PASSWORD = 'Correct-horse-1';
const attributes = { email: 'ada@example.com', phone_number: '+15555550100' };
const EVERYTHING = ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP', 'WEB_AUTHN'] as const;

async function start(user: Partial<SeedUser> = {}, userPool: PoolOptions['userPool'] = {}) {
  const sandbox = await createSandbox({
    ...frozen,
    userPool: { policies: { signInPolicy: { allowedFirstAuthFactors: [...EVERYTHING] } }, ...userPool },
    users: [{ username: 'ada', password: PASSWORD, attributes, ...user }],
  });
  const ada = new Person(sandbox, 'ada', PASSWORD);
  const userAuth = (more: Record<string, string> = {}, USERNAME = 'ada') =>
    ada.initiate('USER_AUTH', { USERNAME, ...more });
  const code = () => sandbox.outbox.latest('ada')?.code ?? '';
  return { sandbox, ada, userAuth, code };
}

const ALL = ['PASSWORD_SRP', 'PASSWORD', 'EMAIL_OTP', 'SMS_OTP'];

describe('USER_AUTH', () => {
  test('without a preference offers the factors of this user', async () => {
    const { userAuth } = await start();
    expect(await userAuth()).toMatchObject({
      ChallengeName: 'SELECT_CHALLENGE',
      AvailableChallenges: ALL,
      Session: expect.any(String),
    });
    const plain = await start({ attributes: {} });
    expect((await plain.userAuth()).AvailableChallenges).toEqual(['PASSWORD_SRP', 'PASSWORD']);
    const passwordless = await start({ password: undefined });
    expect((await passwordless.userAuth()).AvailableChallenges).toEqual(['EMAIL_OTP', 'SMS_OTP']);
  });

  test('takes the password with the choice, or in an answer of its own', async () => {
    const { ada, userAuth } = await start();
    const chosen = await ada.respond(await userAuth(), { ANSWER: 'PASSWORD', PASSWORD });
    expect(tokensOf(chosen).AccessToken).toBeDefined();
    const own = await ada.respond(await userAuth(), { PASSWORD }, 'PASSWORD');
    expect(tokensOf(own).AccessToken).toBeDefined();
    await expect(
      ada.respond(await userAuth(), { ANSWER: 'PASSWORD', PASSWORD: 'Wrong-1' }),
    ).rejects.toMatchObject({
      message: 'Incorrect username or password.',
    });
  });

  test.each([['SELECT_CHALLENGE'], ['PASSWORD_SRP']])('takes SRP_A in an answer to %s', async (name) => {
    const { ada, userAuth } = await start();
    const ephemeral = await startSrp();
    const asked = await ada.respond(
      await userAuth(),
      { ANSWER: 'PASSWORD_SRP', SRP_A: ephemeral.srpA },
      name,
    );
    expect(asked).toMatchObject({ ChallengeName: 'PASSWORD_VERIFIER', Session: expect.any(String) });
    expect(tokensOf(await ada.respond(asked, await ada.prove(asked, ephemeral))).AccessToken).toBeDefined();
  });

  test.each([
    [{ PREFERRED_CHALLENGE: 'PASSWORD', PASSWORD }, undefined],
    [{ PREFERRED_CHALLENGE: 'PASSWORD' }, 'PASSWORD'],
    [{ PREFERRED_CHALLENGE: 'PASSWORD_SRP', SRP_A: 'abcdef' }, 'PASSWORD_VERIFIER'],
    [{ PREFERRED_CHALLENGE: 'EMAIL_OTP' }, 'EMAIL_OTP'],
    [{ PREFERRED_CHALLENGE: 'SMS_OTP' }, 'SMS_OTP'],
    [{ PREFERRED_CHALLENGE: 'WEB_AUTHN' }, 'SELECT_CHALLENGE'],
  ])('goes with %o straight to %s', async (parameters, challenge) => {
    const { userAuth } = await start();
    expect((await userAuth(parameters as Record<string, string>)).ChallengeName).toBe(challenge);
  });

  test.each(['ada', 'nobody'])('names the other factors of %s with each question for one', async (name) => {
    const { userAuth } = await start();
    for (const PREFERRED_CHALLENGE of ALL) {
      expect(await userAuth({ PREFERRED_CHALLENGE }, name)).toMatchObject({
        ChallengeName: PREFERRED_CHALLENGE,
        AvailableChallenges: ALL,
      });
    }
    const { ChallengeParameters } = await userAuth({ PREFERRED_CHALLENGE: 'SMS_OTP' }, name);
    expect(ChallengeParameters).toMatchObject({
      CODE_DELIVERY_DELIVERY_MEDIUM: 'SMS',
      CODE_DELIVERY_DESTINATION: expect.stringMatching(/^\+\*+\d{4}$/),
    });
  });

  test('asks a disabled user nothing', async () => {
    const { sandbox, userAuth } = await start();
    await send(sandbox, 'AdminDisableUser', { UserPoolId: sandbox.userPoolId, Username: 'ada' });
    await expect(userAuth()).rejects.toMatchObject({
      type: 'NotAuthorizedException',
      message: 'User is disabled.',
    });
  });

  test('signs in by a code of eight digits, which also verifies the address', async () => {
    const { sandbox, ada, userAuth, code } = await start({
      attributes: { ...attributes, email_verified: 'false' },
    });
    const asked = await userAuth({ PREFERRED_CHALLENGE: 'EMAIL_OTP' });
    expect(code()).toMatch(/^\d{8}$/);
    await expect(ada.respond(asked, { EMAIL_OTP_CODE: wrong(code()) })).rejects.toMatchObject({
      type: 'CodeMismatchException',
    });
    expect(tokensOf(await ada.respond(asked, { EMAIL_OTP_CODE: code() })).AccessToken).toBeDefined();
    expect(sandbox.users.get('ada')?.attributes.email_verified).toBe('true');
  });

  test('a code confirms a person who had signed up and not confirmed', async () => {
    const { sandbox, ada, userAuth, code } = await start({ status: 'UNCONFIRMED' });
    const asked = await userAuth({ PREFERRED_CHALLENGE: 'SMS_OTP' });
    expect(tokensOf(await ada.respond(asked, { SMS_OTP_CODE: code() })).AccessToken).toBeDefined();
    expect(sandbox.users.get('ada')?.status).toBe('CONFIRMED');
  });

  test('a chosen factor can be replaced by another', async () => {
    const { ada, userAuth } = await start();
    const asked = await userAuth({ PREFERRED_CHALLENGE: 'EMAIL_OTP' });
    const other = await ada.respond(asked, { ANSWER: 'SMS_OTP' }, 'SELECT_CHALLENGE');
    expect(other.ChallengeName).toBe('SMS_OTP');
    await expect(ada.respond(other, { ANSWER: 'WEB_AUTHN' }, 'SELECT_CHALLENGE')).rejects.toMatchObject({
      type: 'InvalidParameterException',
    });
  });

  test('offers only passwords to those with a second factor or a temporary password', async () => {
    const mfa = await start(
      { mfa: { totpSecret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP' } },
      {
        mfaConfiguration: 'OPTIONAL',
        policies: { signInPolicy: { allowedFirstAuthFactors: [...EVERYTHING] } },
      },
    );
    expect((await mfa.userAuth()).AvailableChallenges).toEqual(['PASSWORD_SRP', 'PASSWORD']);
    const added = await start({ status: 'FORCE_CHANGE_PASSWORD' });
    const asked = await added.userAuth({ PREFERRED_CHALLENGE: 'EMAIL_OTP' });
    expect(asked).toMatchObject({
      ChallengeName: 'SELECT_CHALLENGE',
      AvailableChallenges: ['PASSWORD_SRP', 'PASSWORD'],
    });
  });

  test('offers only passwords where MFA is required, to unknown names too', async () => {
    const required = await start(
      {},
      {
        mfaConfiguration: 'ON',
        policies: { signInPolicy: { allowedFirstAuthFactors: [...EVERYTHING] } },
      },
    );
    expect((await required.userAuth()).AvailableChallenges).toEqual(['PASSWORD_SRP', 'PASSWORD']);
    expect((await required.userAuth({}, 'nobody')).AvailableChallenges).toEqual(['PASSWORD_SRP', 'PASSWORD']);
    expect(await required.userAuth({ PREFERRED_CHALLENGE: 'EMAIL_OTP' })).toMatchObject({
      ChallengeName: 'SELECT_CHALLENGE',
    });
  });

  test.each(['ada lovelace', ' ada', 'ada '])(
    'refuses the name %j by the pattern of Username',
    async (name) => {
      const { userAuth } = await start();
      await expect(userAuth({}, name)).rejects.toMatchObject({
        type: 'InvalidParameterException',
        message: expect.stringContaining("Value at 'username' failed to satisfy constraint"),
      });
    },
  );

  test('does not show that a name is unknown: its code never comes, and every code is wrong', async () => {
    const { sandbox, ada, userAuth } = await start();
    const asked = await userAuth({ PREFERRED_CHALLENGE: 'EMAIL_OTP' }, 'nobody');
    expect(asked).toMatchObject({
      ChallengeName: 'EMAIL_OTP',
      ChallengeParameters: { CODE_DELIVERY_DESTINATION: expect.stringMatching(/^.\*\*\*@.\*\*\*$/) },
    });
    expect(sandbox.outbox.messages).toEqual([]);
    await expect(ada.respond(asked, { EMAIL_OTP_CODE: '12345678' })).rejects.toMatchObject({
      type: 'CodeMismatchException',
    });
    expect((await userAuth({}, 'nobody')).AvailableChallenges).toEqual(ALL);
  });

  test('is unavailable in the Lite tier but for passwords', async () => {
    const { userAuth } = await start({ attributes: {} }, { userPoolTier: 'LITE' });
    await expect(userAuth({ PREFERRED_CHALLENGE: 'EMAIL_OTP' })).rejects.toMatchObject({
      type: 'FeatureUnavailableInTierException',
    });
    expect((await userAuth({ PREFERRED_CHALLENGE: 'FAX' })).ChallengeName).toBe('SELECT_CHALLENGE');
  });
});

describe('automatic sign-in after sign-up', () => {
  async function signedUp() {
    const { sandbox, ada, code } = await start({ username: 'grace' }, { autoVerifiedAttributes: ['email'] });
    const ClientId = sandbox.clientId;
    const signUp = await send<{ Session: string }>(sandbox, 'SignUp', {
      ClientId,
      Username: 'ada',
      Password: PASSWORD,
      UserAttributes: [{ Name: 'email', Value: 'ada.l@example.com' }],
    });
    const confirm = (Session = signUp.Session) =>
      send<{ Session: string }>(sandbox, 'ConfirmSignUp', {
        ClientId,
        Username: 'ada',
        ConfirmationCode: code(),
        Session,
      });
    return { sandbox, ada, signUp, confirm };
  }

  test('gives tokens for the Session of the confirmation, once', async () => {
    const { ada, confirm } = await signedUp();
    const { Session } = await confirm();
    const signIn = () => ada.initiate('USER_AUTH', { USERNAME: 'ada' }, Session);
    expect(tokensOf(await signIn()).AccessToken).toBeDefined();
    await expect(signIn()).rejects.toMatchObject({ type: 'NotAuthorizedException' });
  });

  test('is confirmed with the Session of this sign-up only', async () => {
    const { sandbox, ada, confirm } = await signedUp();
    const other = await send<{ Session: string }>(sandbox, 'SignUp', {
      ClientId: sandbox.clientId,
      Username: 'eve',
      Password: PASSWORD,
    });
    const { Session = '' } = await ada.initiate('USER_AUTH', { USERNAME: 'grace' });
    const ofAda = await ada.initiate('USER_AUTH', { USERNAME: 'ada' });
    for (const wrong of [other.Session, Session, ofAda.Session]) {
      await expect(confirm(wrong)).rejects.toMatchObject({
        type: 'NotAuthorizedException',
        message: 'Invalid session for the user.',
      });
    }
    await expect(confirm()).resolves.toHaveProperty('Session');
  });

  test('does not take the Session of another question', async () => {
    const { ada, confirm } = await signedUp();
    await confirm();
    const { Session } = await ada.initiate('USER_AUTH', { USERNAME: 'ada' });
    await expect(ada.initiate('USER_AUTH', { USERNAME: 'ada' }, Session)).rejects.toMatchObject({
      type: 'NotAuthorizedException',
      message: 'Invalid session for the user.',
    });
  });

  test('does not take the Session of the sign-up itself, nor anyone else’s', async () => {
    const { ada, signUp, confirm } = await signedUp();
    const { Session } = await confirm();
    await expect(ada.initiate('USER_AUTH', { USERNAME: 'ada' }, signUp.Session)).rejects.toMatchObject({
      type: 'NotAuthorizedException',
      message: 'Invalid session for the user, session can only be used once.',
    });
    await expect(ada.initiate('USER_AUTH', { USERNAME: 'grace' }, Session)).rejects.toMatchObject({
      message: 'Invalid session for the user.',
    });
  });
});
