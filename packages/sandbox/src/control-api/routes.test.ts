import { describe, expect, test } from 'vitest';
import { PASSWORD, startControl as start } from '../testing/control.ts';
import { frozen } from '../testing/frozen.ts';
import { Person, tokensOf } from '../testing/person.ts';
import { send } from '../testing/wire.ts';

const NOT_FOUND = { status: 404, body: { code: 'not-found', message: 'The sandbox has no such resource.' } };

describe('what it says of', () => {
  test('the sandbox', async () => {
    const { sandbox, json } = await start();
    const { endpoint, region, userPoolId, clientId, domain } = sandbox;
    const { userPoolId: other } = await sandbox.createPool();
    expect(await json('GET', '/info')).toEqual({
      status: 200,
      body: { endpoint, region, userPoolId, clientId, domain, pools: [userPoolId, other] },
    });
    expect(await json('GET', '/pools')).toEqual({ status: 200, body: [userPoolId, other] });
  });

  test('a pool: that of its id, or the first', async () => {
    const { sandbox, json } = await start();
    const made = await json('POST', '/pools', {});
    const { userPoolId, clientId, region, issuer, domain } = sandbox;
    const main = { userPoolId, clientId, region, issuer, domain };
    expect(await json('GET', '/pools/main')).toEqual({ status: 200, body: main });
    expect(await json('GET', `/pools/${userPoolId}`)).toEqual({ status: 200, body: main });
    const { endpoint, ...described } = Object(made.body);
    expect([made.status, endpoint]).toEqual([201, sandbox.endpoint]);
    expect(await json('GET', `/pools/${described.userPoolId}`)).toEqual({ status: 200, body: described });
  });

  test('all users of a pool, and their number of sign-ins', async () => {
    const { json } = await start();
    expect((await json('GET', '/pools/main/users')).body).toMatchObject([{ username: 'ada', sessions: 0 }]);
  });

  test('the clock', async () => {
    const { sandbox, json } = await start();
    await json('POST', '/pools/main/clock/advance', { milliseconds: 1_500 });
    expect((await json('GET', '/pools/main/clock')).body).toEqual({ now: frozen.now() + 1_500 });
    expect(sandbox.clock.offset).toBe(1_500);
  });

  test('an injected fault: its rule, and how often it was injected', async () => {
    const { json } = await start();
    const rule = { kind: 'latency', operation: 'SignUp', times: 1, milliseconds: 0 };
    expect(await json('POST', '/pools/main/faults', rule)).toEqual({
      status: 200,
      body: { id: 1, ...rule, hits: 0 },
    });
  });
});

test.each([
  ['DELETE', '/pools/us-east-1_Nowhere'],
  // The first pool stays.
  ['DELETE', '/pools/main'],
  ['GET', '/pools/us-east-1_Nowhere'],
  ['POST', '/pools/us-east-1_Nowhere/reset'],
  ['GET', '/pools/main/users/nobody'],
  ['POST', '/pools/main/users/nobody/sign-out'],
  ['DELETE', '/pools/main/users/nobody/devices/none'],
  ['PATCH', '/pools/main/clients/none', {}],
  ['DELETE', '/pools/main/faults/7'],
  ['GET', '/pools/main/outbox/nobody'],
])('%s %s has nothing to act on', async (method, path, body?: object) => {
  const { json } = await start({ users: [] });
  expect(await json(method, path, body)).toEqual(NOT_FOUND);
});

test('an app client is added, with its settings', async () => {
  const { sandbox, json } = await start();
  const added = await json('POST', '/pools/main/clients', { clientName: 'shop', generateSecret: true });
  expect(added).toEqual({
    status: 200,
    body: { clientId: expect.any(String), clientSecret: expect.any(String) },
  });
  const ClientId = Object(added.body).clientId;
  expect(await json('PATCH', `/pools/main/clients/${ClientId}`, { clientName: 'store' })).toEqual({
    status: 200,
    body: {},
  });
  expect(
    await send(sandbox, 'DescribeUserPoolClient', { UserPoolId: sandbox.userPoolId, ClientId }),
  ).toMatchObject({ UserPoolClient: { ClientName: 'store' } });
});

test('a device is deleted without the app noticing', async () => {
  const { sandbox, json } = await start({ userPool: { deviceConfiguration: {} } });
  const ada = new Person(sandbox, 'ada', PASSWORD);
  const { device } = await ada.confirmDevice(tokensOf(await ada.signInBySrp()));
  const path = `/pools/main/users/ada/devices/${device.deviceKey}`;
  expect(await json('DELETE', path)).toEqual({ status: 200, body: {} });
  expect(sandbox.users.get('ada')).toMatchObject({ devices: [], sessions: 0 });
});

describe('the journal', () => {
  test('is that of one operation, after one entry', async () => {
    const { sandbox, json } = await start();
    const operations = ['GetUser', 'SignUp', 'GetUser'];
    for (const operation of operations) await send(sandbox, operation, {}).catch(() => undefined);
    const ids = async (query: string) => {
      const { body } = await json('GET', `/pools/main/journal${query}`);
      return (body as { id: number }[]).map(({ id }) => id);
    };
    expect(await ids('')).toEqual([1, 2, 3]);
    expect(await ids('?operation=GetUser')).toEqual([1, 3]);
    expect(await ids('?after=1')).toEqual([2, 3]);
    expect(await ids('?operation=GetUser&after=1')).toEqual([3]);
  });

  test('and the outbox are emptied', async () => {
    const { sandbox, json } = await start({
      users: [{ username: 'ada', password: PASSWORD, attributes: { email: 'ada@example.com' } }],
    });
    await send(sandbox, 'ForgotPassword', { ClientId: sandbox.clientId, Username: 'ada' });
    expect((await json('GET', '/pools/main/outbox')).body).toMatchObject([{ username: 'ada' }]);
    for (const path of ['/pools/main/outbox', '/pools/main/journal']) {
      expect(await json('DELETE', path)).toEqual({ status: 200, body: {} });
      expect((await json('GET', path)).body).toEqual([]);
    }
  });
});

test('a fault ends by its own number, and the others stay', async () => {
  const { sandbox, json } = await start({ users: [] });
  for (const kind of ['server', 'throttle', 'latency']) await json('POST', '/pools/main/faults', { kind });
  expect(await json('DELETE', '/pools/main/faults/2')).toEqual({ status: 200, body: {} });
  expect(sandbox.faults.active.map(({ rule }) => rule.kind)).toEqual(['server', 'latency']);
});

test('all faults end at once, and their numbers start again', async () => {
  const { sandbox, json } = await start();
  await json('POST', '/pools/main/faults', { kind: 'hold' });
  await json('POST', '/pools/main/faults', { kind: 'hold' });
  const held = new Person(sandbox, 'ada', PASSWORD).initiate('USER_PASSWORD_AUTH', {
    USERNAME: 'ada',
    PASSWORD,
  });
  await expect.poll(() => sandbox.faults.active[0]?.hits).toBe(1);
  expect(await json('DELETE', '/pools/main/faults')).toEqual({ status: 200, body: {} });
  expect((await held).AuthenticationResult).toBeDefined();
  expect(sandbox.faults.active).toEqual([]);
  expect(sandbox.faults.add({ kind: 'server' }).id).toBe(1);
});

describe('an input', () => {
  const wrong = 'invalid-options';
  test.each<[string, object, string]>([
    ['faults', { kind: 'server', times: 0 }, wrong],
    ['faults', { kind: 'server', times: 1.5 }, wrong],
    ['faults', { kind: 'latency', milliseconds: -1 }, wrong],
    ['faults', { kind: 'error', type: '' }, wrong],
    ['faults', { kind: 'error', type: 'An Error' }, wrong],
    ['faults', { kind: 'server', colour: 'red' }, wrong],
    ['clock/advance', {}, wrong],
    ['clock/advance', { milliseconds: '5' }, wrong],
    ['clock/advance', { milliseconds: 5, seconds: 1 }, wrong],
    ['totp', {}, wrong],
    ['totp', { secret: 'A'.repeat(15) }, wrong],
    ['totp', { secret: `${'A'.repeat(16)}1` }, wrong],
    ['totp', { secret: `1${'A'.repeat(16)}` }, wrong],
    ['totp', { username: 'ada', colour: 'red' }, wrong],
  ])('of %s like %j is refused', async (path, body, code) => {
    const { json } = await start({ users: [] });
    expect(await json('POST', `/pools/main/${path}`, body)).toMatchObject({ status: 400, body: { code } });
  });

  test.each<[string, object]>([
    ['faults', { kind: 'server', times: 1 }],
    ['faults', { kind: 'latency', milliseconds: 0, challengeName: 'SMS_MFA' }],
    ['faults', { kind: 'error', type: 'A', message: 'No.', reasonCode: 'Why' }],
    ['totp', { secret: 'A'.repeat(16) }],
  ])('of %s like %j is taken', async (path, body) => {
    const { json } = await start({ users: [] });
    expect(await json('POST', `/pools/main/${path}`, body)).toMatchObject({ status: 200 });
  });

  test('that is no JSON is refused', async () => {
    const { request } = await start();
    const response = await request('POST', '/pools', undefined);
    expect([response.status, await response.json()]).toMatchObject([400, { code: 'malformed-json' }]);
  });
});

test('a body of 32 MB is read, and a longer one is not', async () => {
  const { control } = await start({ users: [] });
  const post = async (length: number) => {
    const body = ' '.repeat(length);
    const response = await control(new Request('http://127.0.0.1/_sandbox/pools', { method: 'POST', body }));
    return { status: response.status, body: await response.json() };
  };
  expect(await post(33_554_432)).toMatchObject({ status: 400, body: { code: 'malformed-json' } });
  expect(await post(33_554_433)).toEqual({
    status: 413,
    body: { code: 'too-large', message: 'The body must not exceed 33554432 bytes.' },
  });
});

test('a failure of the sandbox is not blamed on the caller', async () => {
  const { sandbox, json } = await start();
  sandbox.createPool = () => Promise.reject(new Error('Broken'));
  expect(await json('POST', '/pools', {})).toEqual({
    status: 500,
    body: { code: 'failed', message: 'Broken' },
  });
});

describe('a page of this machine', () => {
  const origin = 'http://localhost:5173';

  test('may read the responses, which differ by origin', async () => {
    const { request } = await start();
    const { headers, status, body } = await request('OPTIONS', '/pools', undefined, { origin });
    expect([status, body]).toEqual([204, null]);
    expect(Object.fromEntries(headers)).toMatchObject({
      'access-control-allow-origin': origin,
      'access-control-allow-methods': 'GET, POST, PATCH, DELETE',
      'access-control-allow-headers': 'content-type',
      vary: 'origin',
    });
  });

  test('changes nothing by asking for permission', async () => {
    const { sandbox, request } = await start();
    await request('OPTIONS', '/pools/main/reset', undefined, { origin });
    expect((await request('HEAD', '/info', undefined, { origin })).status).toBe(200);
    expect(sandbox.users.count).toBe(1);
  });

  test('is the only one that is named', async () => {
    const { request } = await start();
    const { headers } = await request('GET', '/info');
    expect([headers.get('access-control-allow-origin'), headers.get('vary')]).toEqual([null, null]);
  });

  test('is one whose Host is of this machine, too', async () => {
    const { control } = await start();
    const response = await control(new Request('http://evil.example/_sandbox/info', { headers: { origin } }));
    expect([response.status, await response.json()]).toEqual([
      403,
      { code: 'not-loopback', message: 'The control API only serves this machine.' },
    ]);
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });
});
