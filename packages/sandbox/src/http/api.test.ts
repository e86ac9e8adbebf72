import { describe, expect, test } from 'vitest';
import type { InjectedFaultRule } from '../controls/faults.ts';
import { platform } from '../environment.ts';
import { createSandbox, type Sandbox } from '../sandbox.ts';
import { frozen } from '../testing/frozen.ts';
import { Person } from '../testing/person.ts';
import { apiRequest, send } from '../testing/wire.ts';
import type { JsonObject } from '../wire/json.ts';

const PASSWORD = 'Correct-horse-1';
const ORIGIN = 'https://app.example';

const start = (options: object = {}) =>
  createSandbox({ ...frozen, users: [{ username: 'ada', password: PASSWORD }], ...options });

const call = (
  sandbox: Sandbox,
  operation: string,
  body: JsonObject,
  headers: Record<string, string> = {},
) => {
  const request = apiRequest(sandbox, operation, JSON.stringify(body));
  for (const [name, value] of Object.entries(headers)) request.headers.set(name, value);
  return sandbox.fetch(request);
};

describe('the journal', () => {
  test('names the person, the flow and the page of a call, and what it was refused with', async () => {
    const sandbox = await start();
    const { clientId } = sandbox;
    const signIn = {
      ClientId: clientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: 'ada' },
    };
    const { headers } = await call(sandbox, 'InitiateAuth', signIn, { origin: ORIGIN });
    await call(sandbox, 'RespondToAuthChallenge', {
      ClientId: clientId,
      ChallengeName: 'SMS_MFA',
      ChallengeResponses: { USERNAME: 'eve' },
    });
    await call(sandbox, 'ListUserPools', { MaxResults: 1 });
    const common = { at: sandbox.clock.now(), requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) };
    expect(sandbox.journal.entries).toStrictEqual([
      {
        ...common,
        requestId: headers.get('x-amzn-requestid'),
        id: 1,
        operation: 'InitiateAuth',
        status: 400,
        errorType: 'InvalidParameterException',
        errorMessage: 'Missing required parameter PASSWORD',
        authFlow: 'USER_PASSWORD_AUTH',
        username: 'ada',
        clientId,
        origin: ORIGIN,
        request: signIn,
        response: {},
      },
      {
        ...common,
        id: 2,
        operation: 'RespondToAuthChallenge',
        status: 400,
        errorType: 'InvalidParameterException',
        errorMessage: 'Missing required parameter Session',
        answered: 'SMS_MFA',
        username: 'eve',
        clientId,
        request: { ClientId: clientId, ChallengeName: 'SMS_MFA', ChallengeResponses: { USERNAME: 'eve' } },
        response: {},
      },
      {
        ...common,
        id: 3,
        operation: 'ListUserPools',
        status: 200,
        request: { MaxResults: 1 },
        response: { UserPools: [expect.any(Object)], NextToken: undefined },
      },
    ]);
  });

  test('keeps the beginning of a text that is too long', async () => {
    const sandbox = await start();
    await call(
      sandbox,
      'SignUp',
      { Username: 'a'.repeat(1_000) },
      { origin: `https://${'b'.repeat(1_000)}` },
    );
    const [entry] = sandbox.journal.entries;
    expect(entry?.username).toBe('a'.repeat(256));
    expect(entry?.origin).toBe(`https://${'b'.repeat(248)}`);
  });
});

test.each<[InjectedFaultRule, object]>([
  [{ kind: 'throttle' }, { type: 'TooManyRequestsException', message: 'Rate exceeded', status: 400 }],
  [{ kind: 'server' }, { type: 'InternalErrorException', message: 'Something went wrong', status: 500 }],
  [{ kind: 'error' }, { type: 'InternalErrorException', message: '', status: 400 }],
])('the fault %o is answered with %o', async (rule, refusal) => {
  const sandbox = await start();
  sandbox.faults.add(rule);
  await expect(send(sandbox, 'GetUser', {})).rejects.toMatchObject(refusal);
  expect(sandbox.journal.entries).toMatchObject([{ fault: rule.kind }]);
});

test('a call that a fault cuts off reaches nobody, and is in the journal', async () => {
  const sandbox = await start();
  sandbox.faults.add({ kind: 'network' });
  await expect(send(sandbox, 'GetUser', {})).rejects.toThrow('Failed to fetch');
  expect(sandbox.journal.entries).toMatchObject([{ status: 0, fault: 'network', response: {} }]);
});

test('a failure of the sandbox is no refusal, and says why', async () => {
  let isBroken = false;
  const sandbox = await start({
    random: (length: number) => {
      // The id of the request comes first.
      if (isBroken && length !== 16) throw new Error('random failed');
      return platform.random(length);
    },
  });
  isBroken = true;
  const create = { UserPoolId: sandbox.userPoolId, ClientName: 'web' };
  await expect(send(sandbox, 'CreateUserPoolClient', create)).rejects.toMatchObject({
    type: 'InternalErrorException',
    message: 'The sandbox failed: Error: random failed',
    status: 500,
  });
});

test('a call is for the pool of its Session, and for the first pool if it names none', async () => {
  const sandbox = await start();
  const other = await sandbox.createPool({
    userPool: { mfaConfiguration: 'ON', enabledMfas: ['SOFTWARE_TOKEN_MFA'] },
    users: [{ username: 'ada', password: PASSWORD }],
  });
  const { Session } = await new Person(sandbox, 'ada', PASSWORD, other).signInBySrp();
  expect(await send(sandbox, 'AssociateSoftwareToken', { Session })).toHaveProperty('SecretCode');
  expect(other.journal.count('AssociateSoftwareToken')).toBe(1);
  for (const body of [{}, { AccessToken: 'x' }, { ResourceArn: 5 }, { Session: 5, ClientId: [] }]) {
    await expect(send(sandbox, 'GetUser', body)).rejects.toMatchObject({
      type: expect.stringMatching(/^(InvalidParameter|NotAuthorized)Exception$/),
    });
  }
  expect(sandbox.journal.count('GetUser')).toBe(4);
});

describe('an answer', () => {
  test('has a message of plain letters in its header, cut short', async () => {
    const sandbox = await start();
    sandbox.faults.add({ kind: 'error', message: `Grüße ${'a'.repeat(2_000)}` });
    const { headers } = await call(sandbox, 'GetUser', {});
    expect(headers.get('x-amzn-errormessage')).toBe(`Gr??e ${'a'.repeat(1_018)}`);
  });

  test('says who refused it: the origin of the page, or the length of the body', async () => {
    const sandbox = await start();
    const foreign = await call(sandbox, 'ListUsers', {}, { origin: 'https://evil.example' });
    expect([foreign.status, await foreign.json()]).toEqual([
      403,
      {
        __type: 'ForbiddenException',
        message: 'Administrator operations only accept calls from loopback origins.',
      },
    ]);
    const long = await call(sandbox, 'SignUp', { Username: 'a'.repeat(2_000_000) });
    expect([long.status, await long.json()]).toEqual([
      413,
      {
        __type: 'RequestEntityTooLargeException',
        message: 'The body is longer than any operation accepts.',
      },
    ]);
  });

  test('differs by origin only where not every page may read it', async () => {
    const sandbox = await start();
    expect((await call(sandbox, 'GetUser', {})).headers.get('vary')).toBeNull();
  });
});

describe('a request that is no call', () => {
  const send = async (path: string, init: RequestInit = {}) => {
    const sandbox = await start();
    return sandbox.fetch(new URL(path, sandbox.endpoint), init);
  };

  test.each([
    ['GET', '/', 405, { message: 'The user-pool API takes POST.' }],
    ['PUT', '/', 405, { message: 'The user-pool API takes POST.' }],
    ['PUT', '/mock/Google', 405, { message: 'The user-pool API takes POST.' }],
    ['GET', '/nowhere', 404, { message: 'Not found.' }],
    ['GET', '/us-east-1_none/.well-known/jwks.json', 404, { message: 'Not found.' }],
  ])('%s %s is answered with %d', async (method, path, status, body) => {
    const response = await send(path, { method });
    expect([response.status, await response.json()]).toEqual([status, body]);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
  });

  test('is a preflight: any headers, for two days', async () => {
    const { status, headers } = await send('/', { method: 'OPTIONS' });
    expect([status, headers.get('access-control-allow-headers')]).toEqual([200, '*']);
    expect(headers.get('access-control-max-age')).toBe('172800');
  });

  test('is a preflight of a page, which no script may call', async () => {
    expect((await send('/login', { method: 'OPTIONS' })).status).toBe(405);
  });
});
