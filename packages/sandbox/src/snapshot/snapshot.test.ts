import { decodeJwt, importJWK, jwtVerify } from 'jose';
import { describe, expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '../sandbox.ts';
import { frozen } from '../testing/frozen.ts';
import { Person, tokensOf } from '../testing/person.ts';
import { send, type Tokens } from '../testing/wire.ts';

const PASSWORD = 'Correct-horse-1';
const options = {
  ...frozen,
  userPool: { deviceConfiguration: {} },
  clients: [{}, { refreshTokenRotation: { feature: 'ENABLED' as const } }],
  users: [
    { username: 'ada', password: PASSWORD, attributes: { email: 'ada@example.com' }, groups: ['staff'] },
    { username: 'bob', password: PASSWORD, mfa: { totpSecret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP' } },
  ],
};

const restarted = async (sandbox: Sandbox, changes: object = {}) =>
  createSandbox({ ...options, ...changes, snapshot: await sandbox.snapshot() });

const refresh = (sandbox: Sandbox, { RefreshToken }: Tokens, DeviceKey?: string) =>
  send(sandbox, 'GetTokensFromRefreshToken', { ClientId: sandbox.clientId, RefreshToken, DeviceKey });

describe('after a restart from a snapshot', () => {
  test('everyone is still signed in, on the same device', async () => {
    const before = await createSandbox(options);
    const ada = new Person(before, 'ada', PASSWORD);
    const tokens = tokensOf(await ada.signInBySrp());
    const { device } = await ada.confirmDevice(tokens);
    const after = await restarted(before);
    expect([after.userPoolId, after.clientId]).toEqual([before.userPoolId, before.clientId]);
    await expect(send(after, 'GetUser', { AccessToken: tokens.AccessToken })).resolves.toMatchObject({
      Username: 'ada',
    });
    const renewed = tokensOf(await refresh(after, tokens, device.deviceKey));
    expect(decodeJwt(renewed.AccessToken).sub).toBe(decodeJwt(tokens.AccessToken).sub);
    const again = await new Person(after, 'ada', PASSWORD).signInBySrp(device);
    expect(again.ChallengeName).toBe('DEVICE_SRP_AUTH');
  });

  test('an API that has the keys accepts new tokens', async () => {
    const before = await createSandbox(options);
    const url = new URL(`/${before.userPoolId}/.well-known/jwks.json`, before.endpoint);
    const { keys } = (await (await before.fetch(url)).json()) as { keys: { kid: string }[] };
    const after = await restarted(before);
    const { AccessToken } = tokensOf(await new Person(after, 'ada', PASSWORD).signInBySrp());
    const { protectedHeader } = await jwtVerify(
      AccessToken,
      ({ kid }) => importJWK(keys.find((key) => key.kid === kid) ?? {}, 'RS256'),
      { currentDate: new Date(after.clock.now()) },
    );
    expect(protectedHeader.alg).toBe('RS256');
  });

  test('users are as they were, and new ones of the options are added', async () => {
    const before = await createSandbox(options);
    before.users.delete('bob');
    await before.users.add({ username: 'eve', password: PASSWORD, enabled: false });
    before.clock.advance(5_000);
    const views = before.users.all();
    const after = await restarted(before, { users: [...options.users, { username: 'zoe' }] });
    expect(after.users.all().map(({ username }) => username)).toEqual(['ada', 'eve', 'bob', 'zoe']);
    expect(after.users.all().slice(0, 2)).toEqual(views);
    expect(after.clock.now()).toBe(before.clock.now());
  });

  test('a sign-in that was ended stays ended', async () => {
    const before = await createSandbox(options);
    const tokens = tokensOf(await new Person(before, 'ada', PASSWORD).signInBySrp());
    before.users.signOut('ada');
    const after = await restarted(before);
    await expect(send(after, 'GetUser', { AccessToken: tokens.AccessToken })).rejects.toMatchObject({
      type: 'NotAuthorizedException',
    });
  });

  test('settings are those of the options', async () => {
    const before = await createSandbox(options);
    const after = await restarted(before, { userPool: { mfaConfiguration: 'OPTIONAL' } });
    const { UserPool } = await send<{ UserPool: object }>(after, 'DescribeUserPool', {
      UserPoolId: after.userPoolId,
    });
    expect(UserPool).toMatchObject({ MfaConfiguration: 'OPTIONAL' });
  });

  test('pools and app clients that were made over the API are there again', async () => {
    const before = await createSandbox(options);
    const { UserPool } = await send<{ UserPool: { Id: string } }>(before, 'CreateUserPool', {
      PoolName: 'web',
    });
    await send(before, 'CreateUserPoolClient', { UserPoolId: UserPool.Id, ClientName: 'shop' });
    const after = await restarted(before);
    expect(await send(after, 'ListUserPoolClients', { UserPoolId: UserPool.Id })).toMatchObject({
      UserPoolClients: [{ ClientName: 'shop' }],
    });
  });
});

test.each(['', 'null', '{"version":2}', '{"version":1,"pools":[{}]}'])(
  'the snapshot %j is refused by name',
  async (snapshot) => {
    await expect(createSandbox({ snapshot })).rejects.toMatchObject({ code: 'invalid-options' });
  },
);
