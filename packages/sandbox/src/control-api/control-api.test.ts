import { describe, expect, test } from 'vitest';
import { totpCode } from '../mfa/totp.ts';
import { PASSWORD, startControl as start } from '../testing/control.ts';
import { frozen } from '../testing/frozen.ts';
import { Person, tokensOf } from '../testing/person.ts';
import { send } from '../testing/wire.ts';
import { CONTROL_PATH } from './control-api.ts';

describe('the control API', () => {
  test('makes pools with settings, clients and users, that keep apart', async () => {
    const { sandbox, json } = await start();
    const made = await json('POST', '/pools', {
      userPool: { deviceConfiguration: {} },
      clients: [{ explicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'] }],
      users: [{ username: 'grace', password: PASSWORD }],
      customAuth: { rounds: [{ answer: 'brass' }] },
    });
    expect(made).toMatchObject({
      status: 201,
      body: { endpoint: sandbox.endpoint, clientId: expect.any(String) },
    });
    const { userPoolId } = made.body as { userPoolId: string };
    const pool = sandbox.pools.get(userPoolId);
    if (!pool) throw new Error('No such pool.');
    const grace = new Person(sandbox, 'grace', PASSWORD, pool);
    tokensOf(await grace.initiate('USER_PASSWORD_AUTH', { USERNAME: 'grace', PASSWORD }));
    expect((await json('GET', `/pools/${userPoolId}/journal?operation=InitiateAuth`)).body).toHaveLength(1);
    expect((await json('GET', '/pools/main/journal')).body).toEqual([]);
    expect((await json('DELETE', `/pools/${userPoolId}`)).status).toBe(200);
    expect((await json('GET', `/pools/${userPoolId}`)).status).toBe(404);
  });

  test('adds, shows, signs out and deletes users', async () => {
    const { sandbox, json } = await start();
    const grace = { username: 'grace', password: PASSWORD, attributes: { email: 'grace@example.com' } };
    expect((await json('POST', '/pools/main/users', grace)).body).toMatchObject({ status: 'CONFIRMED' });
    await new Person(sandbox, 'grace', PASSWORD).signInBySrp();
    expect((await json('GET', '/pools/main/users/grace')).body).toMatchObject({
      sessions: 1,
      hasPassword: true,
    });
    await json('POST', '/pools/main/users/grace/sign-out');
    expect((await json('GET', '/pools/main/users/grace')).body).toMatchObject({ sessions: 0 });
    expect((await json('DELETE', '/pools/main/users/grace')).status).toBe(200);
    expect((await json('DELETE', '/pools/main/users/grace')).status).toBe(404);
  });

  test('changes users: missing members stay, empty ones are removed', async () => {
    const { sandbox, json } = await start();
    const path = '/pools/main/users/ada';
    expect(
      (
        await json('PATCH', path, {
          attributes: { email: 'ada@example.com', name: 'Ada' },
          groups: ['staff'],
        })
      ).body,
    ).toMatchObject({
      attributes: { email: 'ada@example.com', email_verified: 'true', name: 'Ada' },
      groups: ['staff'],
      status: 'CONFIRMED',
      hasPassword: true,
    });
    const ada = new Person(sandbox, 'ada', PASSWORD);
    await ada.signInBySrp();
    expect(
      (await json('PATCH', path, { attributes: { name: '' }, enabled: false, password: 'Other-horse-2' }))
        .body,
    ).toMatchObject({
      enabled: false,
      groups: ['staff'],
      sessions: 0,
      attributes: { email: 'ada@example.com' },
    });
    expect(sandbox.users.get('ada')?.attributes).not.toHaveProperty('name');
    await json('PATCH', path, { enabled: true, status: 'FORCE_CHANGE_PASSWORD', password: 'Third-horse-3' });
    expect((await new Person(sandbox, 'ada', 'Third-horse-3').signInBySrp()).ChallengeName).toBe(
      'NEW_PASSWORD_REQUIRED',
    );
    expect((await json('PATCH', '/pools/main/users/nobody', {})).status).toBe(404);
    expect(await json('PATCH', path, { attributes: { email: 'none' } })).toMatchObject({ status: 400 });
    expect(await json('PATCH', path, { colour: 'red' })).toMatchObject({ status: 400 });
    expect(await json('PATCH', path, { password: 'weak' })).toMatchObject({
      body: { code: 'InvalidPasswordException' },
    });
  });

  test('reads codes, moves the clock, changes settings, resets', async () => {
    const { sandbox, json } = await start();
    await json('PATCH', '/pools/main', { mfaConfiguration: 'OPTIONAL', enabledMfas: ['EMAIL_OTP'] });
    await json('POST', '/pools/main/users', {
      username: 'grace',
      password: PASSWORD,
      attributes: { email: 'grace@example.com' },
      mfa: { enabled: ['EMAIL_OTP'] },
    });
    await new Person(sandbox, 'grace', PASSWORD).signInBySrp();
    expect((await json('GET', '/pools/main/outbox/grace@example.com')).body).toMatchObject({
      medium: 'EMAIL',
      purpose: 'mfa',
      code: expect.stringMatching(/^\d{6}$/),
    });
    expect((await json('GET', '/pools/main/outbox/nobody')).status).toBe(404);
    const { now } = frozen;
    expect((await json('POST', '/pools/main/clock/advance', { milliseconds: 5000 })).body).toEqual({
      now: now() + 5000,
    });
    await json('PATCH', `/pools/main/clients/${sandbox.clientId}`, { preventUserExistenceErrors: 'LEGACY' });
    await json('POST', '/pools/main/reset');
    expect(sandbox.clock.now()).toBe(now());
    expect(sandbox.outbox.messages).toEqual([]);
  });

  test('injects faults and lets held calls go', async () => {
    const { sandbox, json } = await start();
    const { body } = await json('POST', '/pools/main/faults', { kind: 'hold', operation: 'InitiateAuth' });
    const { id } = body as { id: number };
    const call = new Person(sandbox, 'ada', PASSWORD).signInBySrp();
    await expect
      .poll(async () => (await json('GET', '/pools/main/faults')).body)
      .toMatchObject([{ id, hits: 1 }]);
    await json('DELETE', `/pools/main/faults/${id}`);
    expect(tokensOf(await call).AccessToken).toBeDefined();
    expect((await json('GET', '/pools/main/faults')).body).toEqual([]);
  });

  test('gives the code of an authenticator app', async () => {
    const { json } = await start();
    const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
    expect((await json('POST', '/pools/main/totp', { secret })).body).toEqual({
      code: expect.stringMatching(/^\d{6}$/),
    });
  });

  test('gives the code of the app that a user has, or sets up', async () => {
    const { sandbox, json } = await start();
    const codeOf = async (username: string) => json('POST', '/pools/main/totp', { username });
    expect((await codeOf('ada')).status).toBe(404);
    const { AccessToken } = tokensOf(await new Person(sandbox, 'ada', PASSWORD).signInBySrp());
    const { SecretCode } = await send<{ SecretCode: string }>(sandbox, 'AssociateSoftwareToken', {
      AccessToken,
    });
    const now = sandbox.clock.now();
    expect((await codeOf('ada')).body).toEqual({ code: totpCode(SecretCode, now), isInSetup: true });
    await sandbox.users.add({ username: 'grace', password: PASSWORD, mfa: { totpSecret: SecretCode } });
    expect((await codeOf('grace')).body).toEqual({ code: totpCode(SecretCode, now), isInSetup: false });
    expect((await codeOf('nobody')).status).toBe(404);
  });

  test('says how often a user has changed the password', async () => {
    const { json } = await start();
    const path = '/pools/main/users/ada';
    expect((await json('GET', path)).body).toMatchObject({ passwordChanges: 0 });
    await json('PATCH', path, { password: 'Other-horse-2' });
    expect((await json('GET', path)).body).toMatchObject({ passwordChanges: 1 });
  });

  test('says what is wrong with what it is given', async () => {
    const { request, json } = await start();
    expect(await json('POST', '/pools', { userPool: { colour: 'red' } })).toMatchObject({
      status: 400,
      body: { code: 'invalid-options', message: expect.stringContaining('userPool.colour') },
    });
    expect(await json('POST', '/pools/main/faults', { kind: 'earthquake' })).toMatchObject({ status: 400 });
    // No header can contain such a name.
    expect(
      await json('POST', '/pools/main/faults', { kind: 'error', type: 'Odd\r\nException' }),
    ).toMatchObject({ status: 400 });
    expect(await json('POST', '/pools/main/faults', {})).toMatchObject({
      body: { message: expect.stringContaining('kind is missing') },
    });
    expect(await json('POST', '/pools/main/users', { username: 'ada' })).toMatchObject({
      status: 400,
      body: { code: 'UsernameExistsException' },
    });
    expect((await request('POST', '/pools', undefined)).status).toBe(400);
    expect(await json('GET', '/nothing')).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });
});

describe('access to it', () => {
  test('pages of this machine, on any port', async () => {
    const { request } = await start();
    const response = await request('GET', '/pools/main/users', undefined, {
      origin: 'http://localhost:5173',
    });
    expect(response.headers.get('access-control-allow-origin')).toBe('http://localhost:5173');
    const preflight = await request('OPTIONS', '/pools/main/users', undefined, {
      origin: 'http://localhost:5173',
    });
    expect(preflight.status).toBe(204);
  });

  test.each(['https://evil.example', 'http://localhost.evil.example', 'null'])(
    'no page of %s',
    async (origin) => {
      const { request } = await start();
      expect((await request('GET', '/pools/main/users', undefined, { origin })).status).toBe(403);
    },
  );

  test('no page of a name that resolves to this machine', async () => {
    const { control } = await start();
    const rebound = new Request(`http://evil.example:4599${CONTROL_PATH}/info`);
    expect((await control(rebound)).status).toBe(403);
  });
});
