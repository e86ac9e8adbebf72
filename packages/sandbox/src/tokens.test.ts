import { base64url, decodeJwt } from 'jose';
import { describe, expect, test } from 'vitest';
import type { ClientOptions } from './options.ts';
import { createSandbox } from './sandbox.ts';
import { frozen } from './testing/frozen.ts';
import { ADA as GOOGLE_ADA, startFederation } from './testing/identity-providers.ts';
import { Person, tokensOf } from './testing/person.ts';
import { send } from './testing/wire.ts';

const PASSWORD = 'Correct-horse-1';
const MINUTE = 60_000;
const DAY = 86_400_000;

async function start(client: ClientOptions = {}) {
  const sandbox = await createSandbox({
    ...frozen,
    clients: [client],
    users: [{ username: 'ada', password: PASSWORD }],
  });
  const ada = new Person(sandbox, 'ada', PASSWORD);
  const tokens = tokensOf(await ada.initiate('USER_PASSWORD_AUTH', { USERNAME: 'ada', PASSWORD }));
  const refresh = async (RefreshToken = tokens.RefreshToken) =>
    tokensOf(await send(sandbox, 'GetTokensFromRefreshToken', { ClientId: sandbox.clientId, RefreshToken }));
  return { sandbox, ada, tokens, refresh };
}

describe('refreshing', () => {
  test('keeps auth_time and origin_jti, and changes jti, iat and exp', async () => {
    const { sandbox, tokens, refresh } = await start();
    sandbox.clock.advance(30 * MINUTE);
    const fresh = await refresh();
    expect(fresh).not.toHaveProperty('RefreshToken');
    const [before, after] = [decodeJwt(tokens.AccessToken), decodeJwt(fresh.AccessToken)];
    expect(after).toMatchObject({ auth_time: before.auth_time, origin_jti: before.origin_jti });
    expect(after.iat).toBe((before.iat ?? 0) + 30 * 60);
    expect(after.jti).not.toBe(before.jti);
  });

  test('works by REFRESH_TOKEN_AUTH and by REFRESH_TOKEN too', async () => {
    const { ada, tokens } = await start();
    const parameters = { REFRESH_TOKEN: tokens.RefreshToken ?? '' };
    for (const flow of ['REFRESH_TOKEN_AUTH', 'REFRESH_TOKEN']) {
      expect(tokensOf(await ada.initiate(flow, parameters))).not.toHaveProperty('RefreshToken');
    }
  });

  test('ends after 30 days, and immediately for an unknown token or another app client', async () => {
    const { sandbox, tokens, refresh } = await start();
    const other = sandbox.addClient();
    await expect(
      send(sandbox, 'GetTokensFromRefreshToken', {
        ClientId: other.clientId,
        RefreshToken: tokens.RefreshToken,
      }),
    ).rejects.toMatchObject({ message: 'Invalid Refresh Token.' });
    await expect(refresh('eyJ.unknown')).rejects.toMatchObject({ message: 'Invalid Refresh Token.' });
    sandbox.clock.advance(30 * DAY - 1);
    await expect(refresh()).resolves.toBeDefined();
    sandbox.clock.advance(1);
    await expect(refresh()).rejects.toMatchObject({ message: 'Refresh Token has expired' });
  });
});

describe('a client that rotates', () => {
  const rotating = (retryGracePeriodSeconds: number): ClientOptions => ({
    refreshTokenRotation: { feature: 'ENABLED', retryGracePeriodSeconds },
  });
  const reused = { type: 'RefreshTokenReuseException', message: 'Refresh token reuse detected' };

  test('gives a new refresh token each time and refuses the old one immediately without grace', async () => {
    const { refresh } = await start(rotating(0));
    const child = await refresh();
    await expect(refresh()).rejects.toMatchObject(reused);
    expect((await refresh(child.RefreshToken)).RefreshToken).not.toBe(child.RefreshToken);
  });

  test('takes the old token again within the grace; the child passed over then never works', async () => {
    const { sandbox, refresh } = await start(rotating(60));
    const lost = await refresh();
    sandbox.clock.advance(59_000);
    const child = await refresh();
    expect(child.RefreshToken).not.toBe(lost.RefreshToken);
    await expect(refresh(lost.RefreshToken)).rejects.toMatchObject(reused);
    sandbox.clock.advance(1000);
    await expect(refresh()).rejects.toMatchObject(reused);
    expect((await refresh(child.RefreshToken)).AccessToken).toBeTypeOf('string');
  });

  test('does not prolong the life of the sign-in', async () => {
    const { sandbox, refresh } = await start(rotating(0));
    sandbox.clock.advance(20 * DAY);
    const child = await refresh();
    sandbox.clock.advance(10 * DAY);
    await expect(refresh(child.RefreshToken)).rejects.toMatchObject({ message: 'Refresh Token has expired' });
  });

  test('refuses REFRESH_TOKEN_AUTH', async () => {
    const { ada, tokens } = await start(rotating(0));
    await expect(
      ada.initiate('REFRESH_TOKEN_AUTH', { REFRESH_TOKEN: tokens.RefreshToken ?? '' }),
    ).rejects.toMatchObject({
      type: 'InvalidParameterException',
      message: 'REFRESH_TOKEN_AUTH flow not enabled for this client',
    });
  });

  test('is revoked by the newest or the first token of the sign-in, not by one between', async () => {
    const { sandbox, tokens, refresh } = await start(rotating(0));
    const between = await refresh();
    const newest = await refresh(between.RefreshToken);
    const revoke = (Token?: string) => send(sandbox, 'RevokeToken', { ClientId: sandbox.clientId, Token });
    await revoke(between.RefreshToken);
    const latest = await refresh(newest.RefreshToken);
    await revoke(tokens.RefreshToken);
    await expect(refresh(latest.RefreshToken)).rejects.toMatchObject({
      message: 'Refresh Token has been revoked',
    });
    const other = await start(rotating(0));
    const last = await other.refresh((await other.refresh()).RefreshToken);
    await send(other.sandbox, 'RevokeToken', {
      ClientId: other.sandbox.clientId,
      Token: last.RefreshToken,
    });
    await expect(other.refresh(last.RefreshToken)).rejects.toMatchObject({
      message: 'Refresh Token has been revoked',
    });
  });
});

test('an access token lasts to its last second', async () => {
  const { sandbox, tokens } = await start({
    accessTokenValidity: 10,
    tokenValidityUnits: { accessToken: 'minutes' },
  });
  const getUser = () => send(sandbox, 'GetUser', { AccessToken: tokens.AccessToken });
  sandbox.clock.advance(10 * MINUTE - 1);
  await expect(getUser()).resolves.toMatchObject({ Username: 'ada' });
  sandbox.clock.advance(1);
  await expect(getUser()).rejects.toMatchObject({
    type: 'NotAuthorizedException',
    message: 'Access Token has expired',
  });
});

describe('tokens', () => {
  test('of a user who was disabled have ended, also once the user is enabled again', async () => {
    const { sandbox, tokens, refresh } = await start();
    const getUser = () => send(sandbox, 'GetUser', { AccessToken: tokens.AccessToken });
    for (const operation of ['AdminDisableUser', 'AdminEnableUser']) {
      await send(sandbox, operation, { UserPoolId: sandbox.userPoolId, Username: 'ada' });
      await expect(getUser()).rejects.toMatchObject({ message: 'Access Token has been revoked' });
      await expect(refresh()).rejects.toMatchObject({ message: 'Refresh Token has been revoked' });
    }
  });

  test('of a user whose account at a provider was disabled wait until the user is enabled again', async () => {
    const { sandbox, signIn, exchange } = await startFederation();
    const { access_token: AccessToken, refresh_token: RefreshToken = '' } = await exchange(
      await signIn(GOOGLE_ADA.email),
    );
    const { clientId: ClientId, userPoolId: UserPoolId } = sandbox;
    const uses = [
      () => send(sandbox, 'GetUser', { AccessToken }),
      () => send(sandbox, 'GetTokensFromRefreshToken', { ClientId, RefreshToken }),
    ];
    const account = { ProviderName: 'Google', ProviderAttributeValue: GOOGLE_ADA.sub };
    await send(sandbox, 'AdminDisableProviderForUser', { UserPoolId, User: account });
    for (const use of uses) {
      await expect(use()).rejects.toMatchObject({
        type: 'NotAuthorizedException',
        message: 'User is disabled.',
      });
    }
    await send(sandbox, 'AdminEnableUser', { UserPoolId, Username: `Google_${GOOGLE_ADA.sub}` });
    for (const use of uses) await expect(use()).resolves.toBeDefined();
  });

  test('without the scope of the API cannot use it, and those of the API not the scopes of OpenID', async () => {
    const { sandbox, signIn, exchange } = await startFederation();
    const { access_token: AccessToken } = await exchange(
      await signIn(GOOGLE_ADA.email, { scope: 'openid email' }),
    );
    await expect(send(sandbox, 'GetUser', { AccessToken })).rejects.toMatchObject({
      type: 'NotAuthorizedException',
      message: 'Access Token does not have required scopes',
    });
    const userInfo = (token: string) =>
      sandbox.fetch(new URL('/oauth2/userInfo', sandbox.domain), {
        headers: { authorization: `Bearer ${token}` },
      });
    expect((await userInfo(AccessToken)).status).toBe(200);
    const grace = new Person(sandbox, 'grace', PASSWORD);
    expect((await userInfo(tokensOf(await grace.signInBySrp()).AccessToken)).status).toBe(401);
  });

  test('of a deleted user or app client are invalid', async () => {
    const { sandbox, ada, tokens, refresh } = await start();
    const { clientId } = sandbox.addClient();
    const elsewhere = new Person(sandbox, 'ada', PASSWORD);
    elsewhere.clientId = clientId;
    const { AccessToken } = tokensOf(await elsewhere.signInBySrp());
    await send(sandbox, 'DeleteUserPoolClient', { UserPoolId: sandbox.userPoolId, ClientId: clientId });
    await expect(send(sandbox, 'GetUser', { AccessToken })).rejects.toMatchObject({
      message: 'Invalid Access Token',
    });
    await expect(send(sandbox, 'GetUser', { AccessToken: tokens.AccessToken })).resolves.toBeDefined();
    sandbox.users.delete('ada');
    await sandbox.users.add({ username: 'ada', password: PASSWORD });
    await expect(send(sandbox, 'GetUser', { AccessToken: tokens.AccessToken })).rejects.toMatchObject({
      message: 'Invalid Access Token',
    });
    await expect(refresh()).rejects.toMatchObject({ message: 'Invalid Refresh Token.' });
    expect(tokensOf(await ada.signInBySrp()).AccessToken).toBeDefined();
  });
});

describe('RevokeToken', () => {
  test('ends the sign-in with its access tokens, and no other sign-in', async () => {
    const { sandbox, ada, tokens, refresh } = await start();
    const other = tokensOf(await ada.signInBySrp());
    await send(sandbox, 'RevokeToken', { ClientId: sandbox.clientId, Token: tokens.RefreshToken });
    await expect(refresh()).rejects.toMatchObject({ type: 'NotAuthorizedException' });
    await expect(send(sandbox, 'GetUser', { AccessToken: tokens.AccessToken })).rejects.toMatchObject({
      message: 'Access Token has been revoked',
    });
    await expect(send(sandbox, 'GetUser', { AccessToken: other.AccessToken })).resolves.toBeDefined();
  });

  test('succeeds on revoked and unknown tokens, and refuses other kinds and other clients', async () => {
    const { sandbox, tokens } = await start();
    const revoke = (Token: string | undefined, ClientId = sandbox.clientId) =>
      send(sandbox, 'RevokeToken', { ClientId, Token });
    await expect(revoke(tokens.AccessToken)).rejects.toMatchObject({ type: 'UnsupportedTokenTypeException' });
    const { clientId } = sandbox.addClient();
    await expect(revoke(tokens.RefreshToken, clientId)).rejects.toMatchObject({
      type: 'UnauthorizedException',
    });
    await revoke(tokens.RefreshToken);
    await expect(revoke(tokens.RefreshToken)).resolves.toEqual({});
    await expect(revoke('never.issued')).resolves.toEqual({});
    const linked = { ClientId: clientId, Token: 'never.issued', RevokeAssociatedSessions: 'LINKED' };
    await expect(send(sandbox, 'RevokeToken', linked)).resolves.toEqual({});
  });

  test('is not there when the client has revocation off; its tokens carry no origin_jti', async () => {
    const { sandbox, tokens } = await start({ enableTokenRevocation: false });
    expect(decodeJwt(tokens.AccessToken)).not.toHaveProperty('origin_jti');
    await expect(
      send(sandbox, 'RevokeToken', { ClientId: sandbox.clientId, Token: tokens.RefreshToken }),
    ).rejects.toMatchObject({ type: 'UnsupportedOperationException' });
  });
});

test('GlobalSignOut ends every sign-in of the user', async () => {
  const { sandbox, ada, tokens, refresh } = await start();
  const other = tokensOf(await ada.signInBySrp());
  await send(sandbox, 'GlobalSignOut', { AccessToken: other.AccessToken });
  for (const { AccessToken } of [tokens, other]) {
    await expect(send(sandbox, 'GetUser', { AccessToken })).rejects.toMatchObject({
      message: 'Access Token has been revoked',
    });
  }
  await expect(refresh()).rejects.toMatchObject({ message: 'Refresh Token has been revoked' });
});

describe('an access token that was tampered with', () => {
  const refused = { type: 'NotAuthorizedException', message: 'Invalid Access Token' };

  test('is refused unsigned', async () => {
    const { sandbox, tokens } = await start();
    const [, payload] = tokens.AccessToken.split('.');
    const header = base64url.encode(JSON.stringify({ alg: 'none' }));
    await expect(send(sandbox, 'GetUser', { AccessToken: `${header}.${payload}.` })).rejects.toMatchObject(
      refused,
    );
  });

  test('is refused with another payload under its signature', async () => {
    const { sandbox, tokens } = await start();
    const [header, payload = '', signature] = tokens.AccessToken.split('.');
    const claims = { ...decodeJwt(`${header}.${payload}.${signature}`), exp: 4_000_000_000 };
    const forged = [header, base64url.encode(JSON.stringify(claims)), signature].join('.');
    await expect(send(sandbox, 'GetUser', { AccessToken: forged })).rejects.toMatchObject(refused);
  });

  test('is refused when it is an ID token, or of another pool', async () => {
    const { sandbox, tokens } = await start();
    await expect(send(sandbox, 'GetUser', { AccessToken: tokens.IdToken })).rejects.toMatchObject(refused);
    const elsewhere = await start();
    await expect(
      send(sandbox, 'GetUser', { AccessToken: elsewhere.tokens.AccessToken }),
    ).rejects.toMatchObject(refused);
  });
});
