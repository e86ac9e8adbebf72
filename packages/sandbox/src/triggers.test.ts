import { decodeJwt } from 'jose';
import { describe, expect, test } from 'vitest';
import type { PoolOptions } from './options.ts';
import { createSandbox } from './sandbox.ts';
import { frozen } from './testing/frozen.ts';
import { startBrowser } from './testing/managed-login.ts';
import { Person, tokensOf } from './testing/person.ts';
import { send } from './testing/wire.ts';
import type { Triggers } from './triggers/events.ts';

const PASSWORD = 'Correct-horse-1';
const users = [{ username: 'ada', password: PASSWORD, attributes: { email: 'ada@example.com' } }];

async function start(triggers: Triggers, options: PoolOptions = {}) {
  const sandbox = await createSandbox({ ...frozen, users, triggers, ...options });
  const byPassword = (ClientMetadata?: Record<string, string>, USERNAME = 'ada') =>
    send(sandbox, 'InitiateAuth', {
      ClientId: sandbox.clientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME, PASSWORD },
      ClientMetadata,
    });
  const signUp = () =>
    send(sandbox, 'SignUp', {
      ClientId: sandbox.clientId,
      Username: 'grace',
      Password: PASSWORD,
      UserAttributes: [{ Name: 'email', Value: 'grace@example.com' }],
      ClientMetadata: { from: 'test' },
    });
  return { sandbox, byPassword, signUp };
}

describe('a trigger', () => {
  test('that throws refuses the call in its own words', async () => {
    const { byPassword } = await start({
      preAuthentication() {
        throw new Error('Not on a Sunday');
      },
    });
    await expect(byPassword()).rejects.toMatchObject({
      type: 'UserLambdaValidationException',
      message: 'PreAuthentication failed with error Not on a Sunday.',
    });
  });

  test('that does not give its event back is an invalid response', async () => {
    const { byPassword } = await start({ preAuthentication: () => undefined as never });
    await expect(byPassword()).rejects.toMatchObject({ type: 'InvalidLambdaResponseException' });
  });

  test('gets an event in the shape of the real one, and metadata where the real one has it', async () => {
    const seen: object[] = [];
    const { sandbox, byPassword } = await start({
      preAuthentication(event) {
        seen.push(event);
        return event;
      },
      postAuthentication(event) {
        seen.push(event);
        return event;
      },
    });
    await byPassword({ tenant: 'a' });
    const common = {
      version: '1',
      region: 'us-east-1',
      userPoolId: sandbox.userPoolId,
      userName: 'ada',
      callerContext: { clientId: sandbox.clientId },
    };
    expect(seen).toMatchObject([
      {
        ...common,
        triggerSource: 'PreAuthentication_Authentication',
        request: { userAttributes: { email: 'ada@example.com' }, validationData: { tenant: 'a' } },
      },
      { ...common, triggerSource: 'PostAuthentication_Authentication', request: { newDeviceUsed: false } },
    ]);
    // InitiateAuth's metadata does not reach triggers after the first step.
    expect(seen[1]).not.toHaveProperty('request.clientMetadata');
  });
});

describe('pre token generation', () => {
  test('version 1 changes the ID token only, and never a reserved claim', async () => {
    const { byPassword } = await start({
      preTokenGeneration(event) {
        event.response.claimsOverrideDetails = {
          claimsToAddOrOverride: { tenant: 'a', sub: 'forged' },
          claimsToSuppress: ['email', 'iss'],
          groupOverrideDetails: { groupsToOverride: ['admins'] },
        };
        return event;
      },
    });
    const { IdToken, AccessToken } = tokensOf(await byPassword());
    const [id, access] = [decodeJwt(IdToken), decodeJwt(AccessToken)];
    expect(id).toMatchObject({ tenant: 'a', 'cognito:groups': ['admins'], iss: expect.any(String) });
    expect(id.sub).not.toBe('forged');
    expect(id).not.toHaveProperty('email');
    expect(access).not.toHaveProperty('tenant');
  });

  test('version 2 changes both, runs on refresh too, and adds scopes', async () => {
    const sources: string[] = [];
    const { sandbox, byPassword } = await start({
      preTokenGeneration(event) {
        sources.push(event.triggerSource);
        event.response.claimsAndScopeOverrideDetails = {
          accessTokenGeneration: { claimsToAddOrOverride: { plan: 'gold' }, scopesToAdd: ['orders/read'] },
        };
        return event;
      },
    });
    const { RefreshToken } = tokensOf(await byPassword());
    const { AccessToken } = tokensOf(
      await send(sandbox, 'GetTokensFromRefreshToken', { ClientId: sandbox.clientId, RefreshToken }),
    );
    expect(decodeJwt(AccessToken)).toMatchObject({
      plan: 'gold',
      scope: 'aws.cognito.signin.user.admin orders/read',
    });
    expect(sources).toEqual(['TokenGeneration_Authentication', 'TokenGeneration_RefreshTokens']);
    await expect(send(sandbox, 'GetUser', { AccessToken })).resolves.toMatchObject({ Username: 'ada' });
  });
});

test.each([
  [['USER_SRP_AUTH'], 'TokenGeneration_Authentication'],
  [['USER_SRP_AUTH', 'new password'], 'TokenGeneration_NewPasswordChallenge'],
  [['USER_SRP_AUTH', 'device'], 'TokenGeneration_AuthenticateDevice'],
])('the source of %j is %s', async (steps, source) => {
  const isTemporary = steps.includes('new password');
  const sources: string[] = [];
  const { sandbox } = await start(
    {
      preTokenGeneration(event) {
        sources.push(event.triggerSource);
        return event;
      },
    },
    {
      userPool: { deviceConfiguration: {} },
      ...(isTemporary
        ? { users: [{ username: 'ada', password: PASSWORD, status: 'FORCE_CHANGE_PASSWORD' }] }
        : {}),
    },
  );
  const ada = new Person(sandbox, 'ada', PASSWORD);
  const first = await ada.signInBySrp();
  const tokens = tokensOf(
    isTemporary ? await ada.respond(first, { NEW_PASSWORD: 'Another-horse-2' }) : first,
  );
  if (steps.includes('device')) {
    const { device } = await ada.confirmDevice(tokens);
    await ada.proveDevice(await ada.signInBySrp(device), device);
  }
  expect(sources.at(-1)).toBe(source);
});

test('post authentication hears of a new device where the pool tracks them, and never of a browser at managed login', async () => {
  const news: boolean[] = [];
  const { sandbox, signIn } = await startBrowser({
    options: {
      userPool: { deviceConfiguration: {} },
      triggers: {
        postAuthentication(event) {
          news.push(event.request.newDeviceUsed);
          return event;
        },
      },
    },
  });
  tokensOf(await new Person(sandbox, 'ada', PASSWORD).signInBySrp());
  expect((await signIn()).at?.searchParams.has('code')).toBe(true);
  expect(news).toEqual([true, false]);
});

test('pre sign-up runs for users whom an administrator adds, and can refuse them', async () => {
  const { sandbox } = await start({
    preSignUp(event) {
      expect(event).toMatchObject({
        triggerSource: 'PreSignUp_AdminCreateUser',
        request: { validationData: { by: 'grace' } },
      });
      if (event.userName === 'eve') throw new Error('Not eve');
      event.response.autoVerifyEmail = true;
      return event;
    },
  });
  const add = (Username: string) =>
    send(sandbox, 'AdminCreateUser', {
      UserPoolId: sandbox.userPoolId,
      Username,
      MessageAction: 'SUPPRESS',
      UserAttributes: [{ Name: 'email', Value: `${Username}@example.com` }],
      ValidationData: [{ Name: 'by', Value: 'grace' }],
    });
  await add('bob');
  expect(sandbox.users.get('bob')).toMatchObject({
    status: 'FORCE_CHANGE_PASSWORD',
    attributes: { email_verified: 'true' },
  });
  await expect(add('eve')).rejects.toMatchObject({ message: 'PreSignUp failed with error Not eve.' });
  expect(sandbox.users.get('eve')).toBeUndefined();
});

describe('sign-up triggers', () => {
  test('pre sign-up can confirm and verify; post confirmation runs after it', async () => {
    const sources: string[] = [];
    const { sandbox, signUp } = await start({
      preSignUp(event) {
        expect(event.request.clientMetadata).toEqual({ from: 'test' });
        event.response = { autoConfirmUser: true, autoVerifyEmail: true, autoVerifyPhone: false };
        return event;
      },
      postConfirmation(event) {
        sources.push(event.triggerSource);
        return event;
      },
    });
    expect(await signUp()).toMatchObject({ UserConfirmed: true });
    expect(sandbox.users.get('grace')).toMatchObject({
      status: 'CONFIRMED',
      attributes: { email_verified: 'true' },
    });
    expect(sources).toEqual(['PostConfirmation_ConfirmSignUp']);
  });

  test('a refusal by pre sign-up leaves no user behind', async () => {
    const { sandbox, signUp } = await start({
      preSignUp() {
        throw new Error('Full');
      },
    });
    await expect(signUp()).rejects.toMatchObject({ message: 'PreSignUp failed with error Full.' });
    expect(sandbox.users.get('grace')).toBeUndefined();
  });

  test('custom message writes the text that is sent', async () => {
    const { sandbox, signUp } = await start(
      {
        customMessage(event) {
          event.response.emailSubject = 'Welcome';
          event.response.emailMessage = `Dear ${event.userName}: ${event.request.codeParameter}`;
          return event;
        },
      },
      { userPool: { autoVerifiedAttributes: ['email'] } },
    );
    await signUp();
    const message = sandbox.outbox.latest('grace');
    expect(message).toMatchObject({ subject: 'Welcome', body: `Dear grace: ${message?.code}` });
  });
});

describe('user migration', () => {
  const migratableUsers = [
    { username: 'old', password: PASSWORD, attributes: { email: 'old@example.com', email_verified: 'true' } },
  ];

  test('signs a person in by their password, who is then a user like any other', async () => {
    const { sandbox, byPassword } = await start({}, { migratableUsers });
    await expect(new Person(sandbox, 'old', PASSWORD).signInBySrp()).rejects.toMatchObject({
      type: 'NotAuthorizedException',
    });
    expect(tokensOf(await byPassword(undefined, 'old')).AccessToken).toBeDefined();
    expect(tokensOf(await new Person(sandbox, 'old', PASSWORD).signInBySrp()).AccessToken).toBeDefined();
  });

  test('takes nobody in with a wrong password', async () => {
    const { sandbox, byPassword } = await start(
      {},
      { migratableUsers: [{ username: 'old', password: 'Another-horse-2' }] },
    );
    await expect(byPassword(undefined, 'old')).rejects.toMatchObject({
      message: 'Incorrect username or password.',
    });
    expect(sandbox.users.get('old')).toBeUndefined();
  });

  test('signs a person in who forgot the password', async () => {
    const { sandbox } = await start({}, { migratableUsers });
    const call = (operation: string, more: Record<string, string | undefined> = {}) =>
      send(sandbox, operation, { ClientId: sandbox.clientId, Username: 'old', ...more });
    await call('ForgotPassword');
    const ConfirmationCode = sandbox.outbox.latest('old')?.code;
    await call('ConfirmForgotPassword', { ConfirmationCode, Password: 'New-horse-22' });
    expect(
      tokensOf(await new Person(sandbox, 'old', 'New-horse-22').signInBySrp()).AccessToken,
    ).toBeDefined();
  });
});
