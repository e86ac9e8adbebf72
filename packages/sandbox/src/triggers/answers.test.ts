import { decodeJwt } from 'jose';
import { describe, expect, test } from 'vitest';
import type { PoolOptions } from '../options.ts';
import { createSandbox } from '../sandbox.ts';
import { frozen } from '../testing/frozen.ts';
import { tokensOf } from '../testing/person.ts';
import { send } from '../testing/wire.ts';
import type { JsonObject } from '../wire/json.ts';
import type { TriggerEvents } from './events.ts';

const PASSWORD = 'Correct-horse-1';
const ada = { username: 'ada', password: PASSWORD, attributes: { email: 'ada@example.com' } };

async function start(options: PoolOptions) {
  const sandbox = await createSandbox({ ...frozen, ...options });
  const call = (operation: string, body: JsonObject) =>
    send<JsonObject>(sandbox, operation, { ClientId: sandbox.clientId, ...body });
  const signIn = () =>
    call('InitiateAuth', {
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: 'ada', PASSWORD },
    });
  return { sandbox, call, signIn };
}

describe('the answer of a trigger', () => {
  test.each([
    ['no object', 'yes'],
    ['null', null],
    ['an event without its response', { request: {} }],
    ['an event whose response is a text', { response: 'yes' }],
  ])('that is %s is no response', async (_, answer) => {
    const { signIn } = await start({ triggers: { preAuthentication: () => answer as never } });
    await expect(signIn()).rejects.toMatchObject({
      type: 'InvalidLambdaResponseException',
      message: 'Unrecognizable lambda output',
    });
  });

  test('that throws something else than an error is a refusal, too', async () => {
    const { signIn } = await start({
      triggers: {
        preAuthentication(event) {
          AbortSignal.abort('No.').throwIfAborted();
          return event;
        },
      },
    });
    await expect(signIn()).rejects.toMatchObject({ message: 'PreAuthentication failed with error unknown.' });
  });
});

test('only `true` of pre sign-up verifies or confirms', async () => {
  const verify = (answer: object) => ({
    triggers: { preSignUp: (event: TriggerEvents['preSignUp']) => ({ ...event, response: answer as never }) },
  });
  const attributes = { email: 'ada@example.com', phone_number: '+15550100' };
  const signUp = async (answer: object) => {
    const { sandbox, call } = await start(verify(answer));
    const { UserConfirmed } = await call('SignUp', {
      Username: 'ada',
      Password: PASSWORD,
      UserAttributes: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
    });
    return [UserConfirmed, sandbox.users.get('ada')?.attributes];
  };
  const [isConfirmed, kept] = await signUp({
    autoConfirmUser: 1,
    autoVerifyEmail: 'yes',
    autoVerifyPhone: 1,
  });
  expect(isConfirmed).toBe(false);
  expect(kept).toEqual({ sub: expect.any(String), ...attributes });
  expect(await signUp({ autoConfirmUser: true, autoVerifyPhone: true })).toEqual([
    true,
    { sub: expect.any(String), ...attributes, phone_number_verified: 'true' },
  ]);
});

describe('a message', () => {
  const sent = async (response: Partial<TriggerEvents['customMessage']['response']>, attributes: object) => {
    const { sandbox, call } = await start({
      userPool: { autoVerifiedAttributes: ['email', 'phone_number'] },
      users: [{ ...ada, attributes: { ...attributes } }],
      triggers: {
        customMessage(event) {
          Object.assign(event.response, response);
          return event;
        },
      },
    });
    await call('ForgotPassword', { Username: 'ada' });
    const { subject, body = '', code = '', medium } = sandbox.outbox.latest('ada') ?? {};
    return { medium, subject, body: body.replaceAll(code, '#') };
  };
  const email = { email: 'ada@example.com' };
  const phone = { phone_number: '+15550100' };

  test('has the text for its medium, with each code and username filled in', async () => {
    const emailMessage = '{####}, {username}: {####}, {username}';
    expect(await sent({ emailMessage, smsMessage: 'No.', emailSubject: 'Hello' }, email)).toEqual({
      medium: 'EMAIL',
      subject: 'Hello',
      body: '#, ada: #, ada',
    });
    expect(await sent({ emailMessage, smsMessage: 'By phone: {####}' }, phone)).toMatchObject({
      medium: 'SMS',
      body: 'By phone: #',
    });
  });

  test('has the usual text where the trigger has none', async () => {
    expect(await sent({}, email)).toEqual({ medium: 'EMAIL', subject: 'Your code', body: 'Your code is #.' });
  });
});

describe('the claims that pre token generation changes:', () => {
  const claimsOf = async (response: TriggerEvents['preTokenGeneration']['response']) => {
    const { signIn } = await start({
      groups: [{ groupName: 'staff', roleArn: 'arn:aws:iam::123456789012:role/staff' }],
      users: [{ ...ada, groups: ['staff'] }],
      triggers: { preTokenGeneration: (event) => ({ ...event, response }) },
    });
    const { IdToken, AccessToken } = tokensOf(await signIn());
    return { id: decodeJwt<JsonObject>(IdToken), access: decodeJwt<JsonObject>(AccessToken) };
  };

  test('those of version 2 are added and left out in the token that they are for', async () => {
    const { id, access } = await claimsOf({
      claimsOverrideDetails: { claimsToAddOrOverride: { old: 'yes' } },
      claimsAndScopeOverrideDetails: {
        idTokenGeneration: { claimsToAddOrOverride: { plan: 'gold' }, claimsToSuppress: ['email'] },
        accessTokenGeneration: {
          claimsToAddOrOverride: { quota: 5 },
          claimsToSuppress: ['cognito:groups'],
          scopesToAdd: ['orders/read', 'orders/write'],
          scopesToSuppress: ['aws.cognito.signin.user.admin', 'orders/write'],
        },
        groupOverrideDetails: { groupsToOverride: ['admins'], preferredRole: 'arn:aws:iam::1:role/admin' },
      },
    });
    expect(id).toMatchObject({
      plan: 'gold',
      'cognito:groups': ['admins'],
      'cognito:roles': ['arn:aws:iam::123456789012:role/staff'],
      'cognito:preferred_role': 'arn:aws:iam::1:role/admin',
    });
    for (const name of ['email', 'old', 'quota']) expect(id).not.toHaveProperty([name]);
    expect(access).toMatchObject({ quota: 5, scope: 'orders/read' });
    for (const name of ['cognito:groups', 'plan', 'old']) expect(access).not.toHaveProperty([name]);
  });

  test('those of version 1 apply where version 2 has none for the ID token', async () => {
    const { id, access } = await claimsOf({
      claimsOverrideDetails: { claimsToAddOrOverride: { old: 'yes' } },
      claimsAndScopeOverrideDetails: {},
    });
    expect([id.old, access.old]).toEqual(['yes', undefined]);
    expect(access['cognito:groups']).toEqual(['staff']);
  });

  test('no groups and roles are none in the tokens', async () => {
    const { id, access } = await claimsOf({
      claimsOverrideDetails: {
        groupOverrideDetails: { groupsToOverride: [], iamRolesToOverride: [], preferredRole: null },
      },
    });
    for (const name of ['cognito:groups', 'cognito:roles', 'cognito:preferred_role']) {
      expect(id).not.toHaveProperty([name]);
      expect(access).not.toHaveProperty([name]);
    }
  });

  test('reserved ones stay', async () => {
    const names =
      `acr amr at_hash aud auth_time azp client_id cognito:username event_id exp iat identities iss jti nbf nonce
      origin_jti sub token_use username version device_key`.split(/\s+/);
    const plain = await claimsOf({});
    const changes = {
      claimsToAddOrOverride: Object.fromEntries(names.map((name) => [name, 'forged'])),
      claimsToSuppress: names,
    };
    const { id, access } = await claimsOf({
      claimsAndScopeOverrideDetails: { idTokenGeneration: changes, accessTokenGeneration: changes },
    });
    expect(Object.keys(id).sort()).toEqual(Object.keys(plain.id).sort());
    expect(Object.keys(access).sort()).toEqual(Object.keys(plain.access).sort());
    expect([...Object.values(id), ...Object.values(access)]).not.toContain('forged');
  });
});
