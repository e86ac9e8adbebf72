import { describe, expect, test } from 'vitest';
import { createSandbox } from './sandbox.ts';
import { frozen } from './testing/frozen.ts';
import { Person, tokensOf } from './testing/person.ts';
import { apiRequest, send } from './testing/wire.ts';

const PASSWORD = 'Correct-horse-1';
const start = () => createSandbox({ ...frozen, users: [{ username: 'ada', password: PASSWORD }] });

describe('an answer', () => {
  test('carries the type, the request id and the headers that browsers may read', async () => {
    const sandbox = await start();
    const body = {
      ClientId: sandbox.clientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: 'ada' },
    };
    const response = await sandbox.fetch(apiRequest(sandbox, 'InitiateAuth', JSON.stringify(body)));
    expect(response.status).toBe(400);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/x-amz-json-1.1',
      'x-amzn-errortype': 'InvalidParameterException:',
      'x-amzn-errormessage': 'Missing required parameter PASSWORD',
      'x-amzn-requestid': expect.stringMatching(/^[0-9a-f-]{36}$/),
      'access-control-allow-origin': '*',
      'access-control-expose-headers': 'x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date',
      date: new Date(sandbox.clock.now()).toUTCString(),
    });
    expect(await response.json()).toEqual({
      __type: 'InvalidParameterException',
      message: 'Missing required parameter PASSWORD',
    });
  });

  test('of DeleteUser has no body', async () => {
    const sandbox = await start();
    const { AccessToken } = tokensOf(await new Person(sandbox, 'ada', PASSWORD).signInBySrp());
    const response = await sandbox.fetch(apiRequest(sandbox, 'DeleteUser', JSON.stringify({ AccessToken })));
    expect([response.status, await response.text()]).toEqual([200, '']);
  });

  test('to a preflight allows all requested headers', async () => {
    const sandbox = await start();
    const asked = 'content-type,x-amz-target,x-amz-user-agent,amz-sdk-invocation-id';
    const response = await sandbox.fetch(sandbox.endpoint, {
      method: 'OPTIONS',
      headers: { origin: 'https://app.example.com', 'access-control-request-headers': asked },
    });
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': asked,
    });
  });
});

describe('a call', () => {
  test('of an unknown operation is UnknownOperationException', async () => {
    const sandbox = await start();
    await expect(send(sandbox, 'MakeCoffee', {})).rejects.toMatchObject({
      type: 'UnknownOperationException',
      status: 400,
    });
  });

  test.each(['', '[]', '{"broken'])('with the body %j is SerializationException', async (body) => {
    const sandbox = await start();
    const response = await sandbox.fetch(apiRequest(sandbox, 'GetUser', body));
    expect(await response.json()).toMatchObject({ __type: 'SerializationException' });
  });

  test('without a member that it needs says which', async () => {
    const sandbox = await start();
    await expect(send(sandbox, 'GetUser', {})).rejects.toMatchObject({
      type: 'InvalidParameterException',
      message:
        "1 validation error detected: Value null at 'accessToken' failed to satisfy constraint: Member must not be null",
    });
  });

  test('nested deeper than any operation goes is SerializationException', async () => {
    const sandbox = await start();
    const body = `{"ClientId":${'['.repeat(5_000)}${']'.repeat(5_000)}}`;
    const response = await sandbox.fetch(apiRequest(sandbox, 'SignUp', body));
    expect(await response.json()).toMatchObject({ __type: 'SerializationException' });
  });

  test('of a wrong type is refused without repeating it', async () => {
    const sandbox = await start();
    const refused = send(sandbox, 'InitiateAuth', {
      ClientId: sandbox.clientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: `PASSWORD=${PASSWORD}`,
    });
    await expect(refused).rejects.toMatchObject({
      type: 'InvalidParameterException',
      message:
        "1 validation error detected: Value at 'authParameters' failed to satisfy constraint: Member must be Object",
    });
    expect(JSON.stringify(sandbox.journal.entries)).not.toContain(PASSWORD);
  });

  test('that is refused at length gets headers that any client takes', async () => {
    const sandbox = await start();
    const UserAttributes = Array.from({ length: 500 }, () => ({ Name: '' }));
    const body = { ClientId: sandbox.clientId, Username: 'eve', Password: PASSWORD, UserAttributes };
    const response = await sandbox.fetch(apiRequest(sandbox, 'SignUp', JSON.stringify(body)));
    expect(response.headers.get('x-amzn-errormessage')?.length).toBeLessThan(2_000);
    expect((await response.text()).length).toBeGreaterThan(20_000);
  });

  test('may carry nulls and members nobody asked for', async () => {
    const sandbox = await start();
    await expect(
      send(sandbox, 'InitiateAuth', {
        ClientId: sandbox.clientId,
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: 'ada', PASSWORD, DEVICE_KEY: null, CHALLENGE_NAME: 'SRP_A' },
        UserContextData: {},
        ClientMetadata: null,
      }),
    ).resolves.toHaveProperty('AuthenticationResult');
  });

  test('with the client of no pool says so', async () => {
    const sandbox = await start();
    await expect(
      send(sandbox, 'InitiateAuth', { ClientId: 'nobodys', AuthFlow: 'USER_SRP_AUTH' }),
    ).rejects.toMatchObject({
      type: 'ResourceNotFoundException',
      message: 'User pool client nobodys does not exist.',
    });
  });

  test('that aborts rejects immediately', async () => {
    const sandbox = await start();
    const fault = sandbox.faults.add({ kind: 'hold' });
    const controller = new AbortController();
    const request = sandbox.fetch(apiRequest(sandbox, 'GetUser', '{}'), { signal: controller.signal });
    controller.abort();
    await expect(request).rejects.toMatchObject({ name: 'AbortError' });
    fault.release();
  });
});

test('two pools cannot have one id, nor clients of one id', async () => {
  const sandbox = await start();
  const taken = { code: 'invalid-options' };
  await expect(sandbox.createPool({ userPool: { id: sandbox.userPoolId } })).rejects.toMatchObject(taken);
  await expect(sandbox.createPool({ clients: [{ clientId: sandbox.clientId }] })).rejects.toMatchObject(
    taken,
  );
  await expect(
    sandbox.createPool({ clients: [{ clientId: 'web' }, { clientId: 'web' }] }),
  ).rejects.toMatchObject(taken);
});

test('pools behind one endpoint keep apart: users, clock, journal', async () => {
  const sandbox = await start();
  const other = await sandbox.createPool({ users: [{ username: 'ada', password: 'Another-horse-2' }] });
  const there = new Person(sandbox, 'ada', 'Another-horse-2', other);
  const tokens = tokensOf(await there.signInBySrp());
  await expect(new Person(sandbox, 'ada', 'Another-horse-2').signInBySrp()).rejects.toMatchObject({
    type: 'NotAuthorizedException',
  });
  sandbox.clock.advance(86_400_000);
  await expect(send(sandbox, 'GetUser', { AccessToken: tokens.AccessToken })).resolves.toBeDefined();
  expect(other.journal.entries.map(({ operation }) => operation)).toEqual([
    'InitiateAuth',
    'RespondToAuthChallenge',
    'GetUser',
  ]);
  expect(sandbox.deletePool(other.userPoolId)).toBe(true);
  await expect(there.signInBySrp()).rejects.toMatchObject({ type: 'ResourceNotFoundException' });
});
