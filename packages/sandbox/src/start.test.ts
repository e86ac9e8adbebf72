import { createLocalJWKSet, decodeJwt, type JWK, jwtVerify } from 'jose';
import { describe, expect, test, vi } from 'vitest';
import type { SandboxOptions } from './options.ts';
import { createSandbox, type Sandbox } from './sandbox.ts';
import { startBrowser } from './testing/managed-login.ts';
import { Person, tokensOf } from './testing/person.ts';
import { send } from './testing/wire.ts';

const options = {
  userPool: { id: 'eu-west-2_Restart', deviceConfiguration: {} },
  clients: [{ clientId: 'web' }],
  users: [{ username: 'ada', password: 'Correct-horse-1' }, { username: 'bob' }],
};

test('no keys are searched for: neither the start nor the first sign-in waits for primes', async () => {
  const generateKey = vi.spyOn(globalThis.crypto.subtle, 'generateKey');
  const sandbox = await createSandbox(options);
  const ada = new Person(sandbox, 'ada', 'Correct-horse-1');
  expect(tokensOf(await ada.signInBySrp()).AccessToken).toBeDefined();
  expect(generateKey).not.toHaveBeenCalled();
});

describe('after a restart without a snapshot', () => {
  const restart = async (more: SandboxOptions = {}) => {
    const now = vi.fn<() => number>(() => Date.parse('2026-11-30T12:00:00Z'));
    const before = await createSandbox({ ...options, now });
    const ada = new Person(before, 'ada', 'Correct-horse-1');
    const signIn = async () => {
      const { NewDeviceMetadata, ...tokens } = tokensOf(await ada.signInBySrp());
      return { ...tokens, device: NewDeviceMetadata?.DeviceKey ?? '' };
    };
    const tokens = await signIn();
    now.mockReturnValue(now() + 60_000);
    const after = await createSandbox({ ...options, now, ...more });
    const refresh = (RefreshToken = '', DeviceKey = tokens.device) =>
      send(after, 'GetTokensFromRefreshToken', { ClientId: 'web', RefreshToken, DeviceKey });
    return { before, after, tokens, signIn, refresh };
  };

  test('the user of the options is signed in as before, with the device', async () => {
    const { after, tokens, refresh } = await restart();
    await expect(send(after, 'GetUser', { AccessToken: tokens.AccessToken })).resolves.toMatchObject({
      Username: 'ada',
    });
    const renewed = tokensOf(await refresh(tokens.RefreshToken));
    expect(decodeJwt(renewed.AccessToken)).toMatchObject({
      sub: after.users.get('ada')?.sub,
      device_key: tokens.device,
      origin_jti: decodeJwt(tokens.AccessToken).origin_jti,
    });
    await expect(
      refresh(tokens.RefreshToken, 'eu-west-2_00000000-0000-4000-8000-000000000000'),
    ).rejects.toThrow('Invalid Refresh Token.');
    expect(after.users.get('ada')?.sessions).toBe(1);
  });

  test('an API that has cached the keys accepts new tokens', async () => {
    const { before, after, tokens, refresh } = await restart();
    const keys = async (sandbox: Sandbox) =>
      (await (
        await sandbox.fetch(new URL(`${sandbox.userPoolId}/.well-known/jwks.json`, sandbox.endpoint))
      ).json()) as {
        keys: JWK[];
      };
    const cached = createLocalJWKSet(await keys(before));
    const renewed = tokensOf(await refresh(tokens.RefreshToken));
    await expect(
      jwtVerify(renewed.AccessToken, cached, { currentDate: new Date(after.clock.now()) }),
    ).resolves.toBeDefined();
    expect(new Set((await keys(before)).keys.map(({ n }) => n)).size).toBe(2);
    // This process makes them once for both sandboxes: every other process makes the same.
    const kids = ['0911c8f9d32f51544d160431d9085036', 'bb7a96ca2b0aa57243457c87a867cf19'];
    expect((await keys(after)).keys.map(({ kid }) => kid)).toEqual(kids);
  });

  test('a session that is revoked or signed out after it has ended', async () => {
    const { after, tokens, refresh } = await restart();
    await send(after, 'RevokeToken', { ClientId: 'web', Token: tokens.RefreshToken });
    await expect(refresh(tokens.RefreshToken)).rejects.toThrow('has been revoked');
    await expect(send(after, 'GetUser', { AccessToken: tokens.AccessToken })).rejects.toThrow(
      'has been revoked',
    );
    const other = await restart();
    other.after.users.signOut('ada');
    await expect(other.refresh(other.tokens.RefreshToken)).rejects.toThrow('Invalid Refresh Token.');
    await expect(send(other.after, 'GetUser', { AccessToken: other.tokens.AccessToken })).rejects.toThrow(
      'Invalid',
    );
  });

  test.each([
    ['a user who is not in the options any more', { users: [] }],
    ['an app client that is not', { clients: [{ clientId: 'other' }, { clientId: 'web2' }] }],
    ['another pool', { userPool: { ...options.userPool, id: 'eu-west-2_Other' } }],
  ])('nobody is signed in by the tokens of %s', async (_, more) => {
    const { after, tokens } = await restart(more);
    const { clientId } = after;
    await expect(
      send(after, 'GetTokensFromRefreshToken', {
        ClientId: clientId,
        RefreshToken: tokens.RefreshToken,
        DeviceKey: tokens.device,
      }),
    ).rejects.toThrow('Invalid Refresh Token.');
    await expect(send(after, 'GetUser', { AccessToken: tokens.AccessToken })).rejects.toThrow(
      'Invalid Access Token',
    );
  });

  test('a client that rotates keeps rotating', async () => {
    const clients: SandboxOptions['clients'] = [
      {
        clientId: 'web',
        refreshTokenRotation: { feature: 'ENABLED', retryGracePeriodSeconds: 0 },
      },
    ];
    const { tokens, refresh } = await restart({ clients });
    const renewed = tokensOf(await refresh(tokens.RefreshToken));
    await expect(refresh(tokens.RefreshToken)).rejects.toThrow('Refresh token reuse detected');
    expect(tokensOf(await refresh(renewed.RefreshToken)).RefreshToken).toBeTypeOf('string');
  });

  test('an access token alone restores its sign-in, for the time it had left', async () => {
    const { after, tokens, refresh } = await restart();
    await send(after, 'GetUser', { AccessToken: tokens.AccessToken });
    const before = decodeJwt(tokens.AccessToken);
    const { scope, auth_time, origin_jti } = before;
    after.clock.advance(30 * 86_400_000 - 60_001);
    const renewed = tokensOf(await refresh(tokens.RefreshToken));
    expect(decodeJwt(renewed.AccessToken)).toMatchObject({ scope, auth_time, origin_jti });
    after.clock.advance(1);
    await expect(refresh(tokens.RefreshToken)).rejects.toThrow('Refresh Token has expired');
  });

  test('an access token counts as old from the following second on', async () => {
    const now = vi.fn<() => number>(() => Date.parse('2026-11-30T12:00:00.200Z'));
    const before = await createSandbox({ ...options, now });
    const { AccessToken } = tokensOf(await new Person(before, 'ada', 'Correct-horse-1').signInBySrp());
    const startAt = async (time: string) => {
      now.mockReturnValue(Date.parse(time));
      return createSandbox({ ...options, now });
    };
    const early = await startAt('2026-11-30T12:00:00.999Z');
    await expect(send(early, 'GetUser', { AccessToken })).rejects.toThrow('Invalid Access Token');
    const late = await startAt('2026-11-30T12:00:01Z');
    await expect(send(late, 'GetUser', { AccessToken })).resolves.toMatchObject({ Username: 'ada' });
    const ended = await startAt('2026-11-30T12:00:01Z');
    ended.users.signOut('ada');
    await expect(send(ended, 'GetUser', { AccessToken })).rejects.toThrow('Invalid Access Token');
  });

  test('a sign-in at the managed login pages is one still', async () => {
    const now = vi.fn<() => number>(() => Date.parse('2026-11-30T12:00:00Z'));
    const pool = { now, userPool: { id: 'eu-west-2_Restart' } };
    const client = { clientId: 'web' };
    const { signedIn } = await startBrowser({ client, options: pool });
    const { refresh_token, id_token = '' } = await signedIn();
    now.mockReturnValue(now() + 60_000);
    const { sandbox, token } = await startBrowser({ client, options: pool });
    const { status, body } = await token({ grant_type: 'refresh_token', refresh_token });
    expect([status, decodeJwt(id_token).nonce]).toEqual([200, 'a-nonce']);
    expect(decodeJwt(body.id_token ?? '')).toMatchObject({ nonce: 'a-nonce' });
    sandbox.configure({ deviceConfiguration: {} });
    await expect(
      send(sandbox, 'GetTokensFromRefreshToken', { ClientId: 'web', RefreshToken: refresh_token }),
    ).rejects.toThrow('Invalid Refresh Token.');
  });

  test('a snapshot knows all sign-ins: one that it does not have has ended', async () => {
    const { before, tokens, signIn } = await restart();
    before.users.signOut('ada');
    const snapshot = await before.snapshot();
    const late = await signIn();
    const after = await createSandbox({ ...options, now: () => before.clock.now() + 60_000, snapshot });
    for (const { RefreshToken, device } of [tokens, late]) {
      await expect(
        send(after, 'GetTokensFromRefreshToken', { ClientId: 'web', RefreshToken, DeviceKey: device }),
      ).rejects.toThrow('Invalid Refresh Token.');
    }
  });

  test('a refresh token that was changed is invalid', async () => {
    const { tokens, refresh } = await restart();
    const parts = tokens.RefreshToken?.split('.') ?? [];
    const changed = parts.map((part, index) => (index === 3 ? `${part.slice(0, -2)}AA` : part)).join('.');
    await expect(refresh(changed)).rejects.toThrow('Invalid Refresh Token.');
    await expect(refresh('a.b.c.d.e')).rejects.toThrow('Invalid Refresh Token.');
  });
});

test('users of the options have the same sub after a restart of a pool of the same id', async () => {
  const start = (id: string) =>
    createSandbox({ userPool: { id }, users: [{ username: 'ada' }, { username: 'bob' }] });
  const subs = (sandbox: Sandbox) => ['ada', 'bob'].map((name) => sandbox.users.get(name)?.sub);
  const [one, same, other] = [
    await start('eu-west-2_One'),
    await start('eu-west-2_One'),
    await start('eu-west-2_Two'),
  ];
  expect(subs(same)).toEqual(subs(one));
  expect(new Set([...subs(one), ...subs(other)]).size).toBe(4);
  same.users.delete('ada');
  expect((await same.users.add({ username: 'ada' })).sub).not.toBe(one.users.get('ada')?.sub);
});
