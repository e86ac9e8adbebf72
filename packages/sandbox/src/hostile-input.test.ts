import { expect, test } from 'vitest';
import { createSandbox, type Sandbox } from './sandbox.ts';
import { frozen } from './testing/frozen.ts';
import { Person } from './testing/person.ts';
import { apiRequest } from './testing/wire.ts';
import type { JsonObject } from './wire/json.ts';

// So many that a check that is not linear does not finish within the test's time.
const LONG = 100_000;
const PASSWORD = 'Correct-horse-1';

async function start() {
  return createSandbox({
    ...frozen,
    userPool: { deviceConfiguration: {} },
    users: [{ username: 'ada', password: PASSWORD }],
  });
}

async function refusalOf(sandbox: Sandbox, operation: string, body: string): Promise<[string, string]> {
  const response = await sandbox.fetch(apiRequest(sandbox, operation, body));
  const { __type, message } = (await response.json()) as { __type: string; message: string };
  return [__type, message];
}

const texts = {
  'letters and a space': `${'a'.repeat(LONG)} `,
  'spaces and a letter': `${' '.repeat(LONG)}a`,
  'underscores and a bang': `${'_'.repeat(LONG)}!`,
  'underscores, letters and a bang': `${'a_'.repeat(LONG / 2)}!`,
  'quotes and spaces': `"${'" '.repeat(LONG / 2)}`,
  capitals: 'A'.repeat(LONG),
  digits: '9'.repeat(LONG),
};

test.each(Object.entries(texts))('%s in every member are refused by name, in no time', async (_, text) => {
  const sandbox = await start();
  const UserPoolId = sandbox.userPoolId;
  const ClientId = sandbox.clientId;
  const calls: [string, JsonObject][] = [
    ['InitiateAuth', { ClientId: text, AuthFlow: text, AuthParameters: { USERNAME: text }, Session: text }],
    [
      'InitiateAuth',
      { ClientId, AuthFlow: 'USER_SRP_AUTH', AuthParameters: { USERNAME: text, SRP_A: text } },
    ],
    [
      'InitiateAuth',
      { ClientId, AuthFlow: 'USER_SRP_AUTH', AuthParameters: { USERNAME: 'ada', SRP_A: text } },
    ],
    [
      'InitiateAuth',
      { ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters: { USERNAME: 'ada', PASSWORD: text } },
    ],
    ['RespondToAuthChallenge', { ClientId, ChallengeName: text, ChallengeResponses: { [text]: 5 } }],
    ['SignUp', { ClientId, Username: text, Password: text, UserAttributes: [{ Name: text, Value: text }] }],
    [
      'SignUp',
      { ClientId, Username: 'eve', Password: text, UserAttributes: [{ Name: 'email', Value: text }] },
    ],
    ['ConfirmSignUp', { ClientId, Username: text, ConfirmationCode: text, SecretHash: text }],
    ['GetUser', { AccessToken: text }],
    ['GetTokensFromRefreshToken', { ClientId, RefreshToken: text, DeviceKey: text, ClientSecret: text }],
    ['VerifySoftwareToken', { Session: text, UserCode: text }],
    ['AdminSetUserPassword', { UserPoolId, Username: 'ada', Password: text }],
    ['AdminSetUserPassword', { UserPoolId: text, Username: text, Password: text }],
    ['ListUsers', { UserPoolId, Filter: text }],
    ['ListUsers', { UserPoolId, PaginationToken: text }],
  ];
  for (const [operation, body] of calls) {
    const [type, message] = await refusalOf(sandbox, operation, JSON.stringify(body));
    expect(type).toMatch(
      /^(?:InvalidParameter|InvalidPassword|NotAuthorized|UserNotFound|ResourceNotFound)Exception$/,
    );
    expect(message.length).toBeLessThan(4_000);
  }
  expect(JSON.stringify(sandbox.journal.entries).length).toBeLessThan(100_000);
});

test('a device secret of any length is refused by name', async () => {
  const sandbox = await start();
  const tokens = await new Person(sandbox, 'ada', PASSWORD).initiate('USER_PASSWORD_AUTH', {
    USERNAME: 'ada',
    PASSWORD,
  });
  const { AccessToken, NewDeviceMetadata } = tokens.AuthenticationResult ?? {};
  for (const text of Object.values(texts)) {
    const [type] = await refusalOf(
      sandbox,
      'ConfirmDevice',
      JSON.stringify({
        AccessToken,
        DeviceKey: NewDeviceMetadata?.DeviceKey,
        DeviceSecretVerifierConfig: { Salt: text, PasswordVerifier: text },
      }),
    );
    expect(type).toBe('InvalidParameterException');
  }
});

test.each([
  ['a hundred thousand arrays', `{"ClientId":${'['.repeat(LONG)}${']'.repeat(LONG)}}`],
  ['fifty thousand objects', `${'{"a":'.repeat(LONG / 2)}1${'}'.repeat(LONG / 2)}`],
  ['a hundred thousand arrays that do not end', '['.repeat(LONG)],
])('%s in one another are SerializationException', async (_, body) => {
  const sandbox = await start();
  expect(await refusalOf(sandbox, 'SignUp', body)).toEqual(['SerializationException', expect.any(String)]);
});

test('the name of an operation is not kept at length', async () => {
  const sandbox = await start();
  const [type] = await refusalOf(sandbox, 'A'.repeat(10_000), '{}');
  expect(type).toBe('UnknownOperationException');
  expect(JSON.stringify(sandbox.journal.entries).length).toBeLessThan(1_000);
});

test('an attribute of a forced new password has a name as any other', async () => {
  const sandbox = await createSandbox({
    ...frozen,
    users: [{ username: 'ada', password: PASSWORD, status: 'FORCE_CHANGE_PASSWORD' }],
  });
  const ada = new Person(sandbox, 'ada', PASSWORD);
  const asked = await ada.initiate('USER_PASSWORD_AUTH', { USERNAME: 'ada', PASSWORD });
  const refused = ada.respond(asked, {
    NEW_PASSWORD: 'Another-horse-2',
    [`userAttributes.${'a'.repeat(LONG)}`]: 'x',
  });
  await expect(refused).rejects.toMatchObject({
    type: 'InvalidParameterException',
    message: expect.stringMatching(/^.{1,400}$/),
  });
});

test('options that contain themselves are refused, not walked in an endless loop', async () => {
  const options: Record<string, unknown> = {};
  options.self = options;
  await expect(createSandbox(options)).rejects.toMatchObject({ code: 'invalid-options' });
});
