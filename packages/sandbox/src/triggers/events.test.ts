import { describe, expect, test } from 'vitest';
import type { PoolOptions } from '../options.ts';
import { createSandbox } from '../sandbox.ts';
import { frozen } from '../testing/frozen.ts';
import { recorded } from '../testing/recorded-triggers.ts';
import { send } from '../testing/wire.ts';
import type { JsonObject } from '../wire/json.ts';

const PASSWORD = 'Correct-horse-1';
const ClientMetadata = { from: 'test' };

async function start(options: PoolOptions = {}) {
  const { seen, triggers } = recorded(options.triggers ?? {});
  const sandbox = await createSandbox({ ...frozen, ...options, triggers });
  const { clientId: ClientId, userPoolId: UserPoolId } = sandbox;
  const call = (operation: string, body: JsonObject) =>
    send<JsonObject>(sandbox, operation, { ClientId, UserPoolId, ...body });
  const common = {
    version: '1',
    region: 'us-east-1',
    userPoolId: UserPoolId,
    callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId: ClientId },
  };
  return { sandbox, seen, call, common };
}

const ada = { username: 'ada', password: PASSWORD, attributes: { email: 'ada@example.com' } };

/** Attributes of a user as events have them. */
const attributesOf = (sub: string | undefined, status: string, more: object = {}) => ({
  sub,
  email: 'ada@example.com',
  email_verified: 'true',
  'cognito:user_status': status,
  ...more,
});

describe('the event of', () => {
  test('a sign-up has its attributes and validation data, and what is not sent is left out', async () => {
    const { seen, call, common } = await start({ userPool: { autoVerifiedAttributes: ['email'] } });
    const email = { Name: 'email', Value: 'ada@example.com' };
    const { UserSub } = await call('SignUp', {
      Username: 'ada',
      Password: PASSWORD,
      UserAttributes: [email],
      ValidationData: [{ Name: 'invited', Value: 'yes' }],
      ClientMetadata,
    });
    const second = await call('SignUp', { Username: 'bob', Password: PASSWORD, UserAttributes: [email] });
    const event = { ...common, triggerSource: 'PreSignUp_SignUp' };
    const response = { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false };
    const attributes = { sub: UserSub, email: 'ada@example.com' };
    expect(seen.preSignUp).toStrictEqual([
      {
        ...event,
        userName: 'ada',
        request: {
          userAttributes: attributes,
          validationData: { invited: 'yes' },
          clientMetadata: ClientMetadata,
        },
        response,
      },
      {
        ...event,
        userName: 'bob',
        request: { userAttributes: { ...attributes, sub: second.UserSub } },
        response,
      },
    ]);
    expect(seen.customMessage?.[0]).toStrictEqual({
      ...common,
      triggerSource: 'CustomMessage_SignUp',
      userName: 'ada',
      request: {
        userAttributes: { ...attributes, 'cognito:user_status': 'UNCONFIRMED' },
        codeParameter: '{####}',
        usernameParameter: null,
        clientMetadata: ClientMetadata,
      },
      response: { smsMessage: null, emailMessage: null, emailSubject: null },
    });
    expect(seen.customMessage?.[1]?.request).not.toHaveProperty('clientMetadata');
  });

  test('a confirmation comes once the user is confirmed', async () => {
    const { sandbox, seen, call, common } = await start({ users: [{ ...ada, status: 'UNCONFIRMED' }] });
    await call('AdminConfirmSignUp', { Username: 'ada' });
    expect(seen.postConfirmation).toStrictEqual([
      {
        ...common,
        callerContext: { ...common.callerContext, clientId: 'CLIENT_ID_NOT_APPLICABLE' },
        triggerSource: 'PostConfirmation_ConfirmSignUp',
        userName: 'ada',
        request: {
          userAttributes: attributesOf(sandbox.users.get('ada')?.attributes.sub, 'CONFIRMED', {
            email_verified: 'false',
          }),
        },
        response: {},
      },
    ]);
  });

  test('an invitation has a parameter for the username', async () => {
    const { seen, call } = await start();
    await call('AdminCreateUser', {
      Username: 'ada',
      UserAttributes: [{ Name: 'email', Value: 'ada@example.com' }],
    });
    expect(seen.customMessage).toMatchObject([
      {
        callerContext: { clientId: 'CLIENT_ID_NOT_APPLICABLE' },
        request: { usernameParameter: '{username}' },
      },
    ]);
  });

  test('a sign-in has the user, and the tokens their groups and scopes', async () => {
    const { sandbox, seen, call, common } = await start({
      groups: [
        { groupName: 'staff', roleArn: 'arn:aws:iam::123456789012:role/staff', precedence: 1 },
        { groupName: 'guests' },
      ],
      users: [{ ...ada, groups: ['staff', 'guests'] }],
    });
    await call('InitiateAuth', {
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: 'ADA', PASSWORD },
      ClientMetadata,
    });
    const userAttributes = attributesOf(sandbox.users.get('ada')?.attributes.sub, 'CONFIRMED');
    expect(seen.preAuthentication).toStrictEqual([
      {
        ...common,
        triggerSource: 'PreAuthentication_Authentication',
        userName: 'ada',
        request: { userAttributes, validationData: ClientMetadata },
        response: {},
      },
    ]);
    expect(seen.postAuthentication).toStrictEqual([
      {
        ...common,
        triggerSource: 'PostAuthentication_Authentication',
        userName: 'ada',
        request: { userAttributes, newDeviceUsed: false },
        response: {},
      },
    ]);
    expect(seen.preTokenGeneration).toStrictEqual([
      {
        ...common,
        triggerSource: 'TokenGeneration_Authentication',
        userName: 'ada',
        request: {
          userAttributes,
          groupConfiguration: {
            groupsToOverride: ['staff', 'guests'],
            iamRolesToOverride: ['arn:aws:iam::123456789012:role/staff'],
            preferredRole: 'arn:aws:iam::123456789012:role/staff',
          },
          scopes: ['aws.cognito.signin.user.admin'],
        },
        response: { claimsOverrideDetails: null, claimsAndScopeOverrideDetails: null },
      },
    ]);
  });

  test('a sign-in of an unknown name says so', async () => {
    const { seen, call, common } = await start();
    await expect(
      call('InitiateAuth', {
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: 'nobody', PASSWORD },
      }),
    ).rejects.toMatchObject({ type: 'NotAuthorizedException' });
    expect(seen.preAuthentication).toStrictEqual([
      {
        ...common,
        triggerSource: 'PreAuthentication_Authentication',
        userName: 'nobody',
        request: { userAttributes: {}, userNotFound: true },
        response: {},
      },
    ]);
    expect(seen.postAuthentication).toBeUndefined();
  });
});

test('what answers a challenge has the metadata for the triggers at its end', async () => {
  const { seen, call } = await start({ users: [{ ...ada, status: 'FORCE_CHANGE_PASSWORD' }] });
  const asked = await call('InitiateAuth', {
    AuthFlow: 'USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: 'ada', PASSWORD },
  });
  await call('RespondToAuthChallenge', {
    ChallengeName: 'NEW_PASSWORD_REQUIRED',
    Session: asked.Session,
    ChallengeResponses: { USERNAME: 'ada', NEW_PASSWORD: 'Another-horse-2' },
    ClientMetadata,
  });
  expect(seen.postAuthentication).toMatchObject([{ request: { clientMetadata: ClientMetadata } }]);
  expect(seen.preTokenGeneration).toMatchObject([{ request: { clientMetadata: ClientMetadata } }]);
});

describe('the events of a custom sign-in', () => {
  test.each(['ada', 'nobody'])('of %s have the rounds, and the metadata of the answer', async (username) => {
    const { sandbox, seen, call, common } = await start({
      users: [ada],
      triggers: {
        defineAuthChallenge(event) {
          event.response.challengeName = 'CUSTOM_CHALLENGE';
          return event;
        },
        createAuthChallenge(event) {
          event.response.privateChallengeParameters = { answer: 'brass' };
          event.response.publicChallengeParameters = { question: 'Colour?' };
          return event;
        },
      },
    });
    const asked = await call('InitiateAuth', {
      AuthFlow: 'CUSTOM_AUTH',
      AuthParameters: { USERNAME: username },
      ClientMetadata: { from: 'InitiateAuth' },
    });
    expect(asked.ChallengeParameters).toEqual({ USERNAME: username, question: 'Colour?' });
    await call('RespondToAuthChallenge', {
      ChallengeName: 'CUSTOM_CHALLENGE',
      Session: asked.Session,
      ChallengeResponses: { USERNAME: username, ANSWER: 'tin' },
      ClientMetadata,
    });
    const request = {
      userAttributes:
        username === 'ada' ? attributesOf(sandbox.users.get('ada')?.attributes.sub, 'CONFIRMED') : {},
      ...(username === 'ada' ? {} : { userNotFound: true }),
    };
    const event = { ...common, userName: username };
    const later = { ...request, clientMetadata: ClientMetadata };
    const session = [{ challengeName: 'CUSTOM_CHALLENGE', challengeResult: false }];
    const undecided = { challengeName: null, issueTokens: null, failAuthentication: null };
    expect(seen.defineAuthChallenge).toStrictEqual(
      [
        { ...request, session: [] },
        { ...later, session },
      ].map((sent) => ({
        ...event,
        triggerSource: 'DefineAuthChallenge_Authentication',
        request: sent,
        response: undecided,
      })),
    );
    expect(seen.createAuthChallenge).toStrictEqual(
      [
        { ...request, challengeName: 'CUSTOM_CHALLENGE', session: [] },
        { ...later, challengeName: 'CUSTOM_CHALLENGE', session },
      ].map((sent) => ({
        ...event,
        triggerSource: 'CreateAuthChallenge_Authentication',
        request: sent,
        response: {
          publicChallengeParameters: null,
          privateChallengeParameters: null,
          challengeMetadata: null,
        },
      })),
    );
    expect(seen.verifyAuthChallengeResponse).toStrictEqual([
      {
        ...event,
        triggerSource: 'VerifyAuthChallengeResponse_Authentication',
        request: { ...later, privateChallengeParameters: { answer: 'brass' }, challengeAnswer: 'tin' },
        response: { answerCorrect: null },
      },
    ]);
  });
});
