import { createLocalJWKSet, decodeProtectedHeader, type JSONWebKeySet, jwtVerify } from 'jose';
import { describe, expect, test } from 'vitest';
import { createSandbox } from './sandbox.ts';
import { Person, tokensOf } from './testing/person.ts';
import { send } from './testing/wire.ts';

const PASSWORD = 'Correct-horse-1';
const USER = { username: 'ada', password: PASSWORD, attributes: { email: 'ada@example.com' } };

async function start(now = 1_790_000_000_000) {
  const sandbox = await createSandbox({ users: [USER], now: () => now });
  return { sandbox, ada: new Person(sandbox, 'ada', PASSWORD) };
}

describe('USER_SRP_AUTH', () => {
  test('a valid proof gives tokens that verify against the key set, with the claims of Cognito', async () => {
    const { sandbox, ada } = await start();
    const tokens = tokensOf(await ada.signInBySrp());

    const url = new URL(`/${sandbox.userPoolId}/.well-known/jwks.json`, sandbox.endpoint);
    const keys = createLocalJWKSet((await (await sandbox.fetch(url)).json()) as JSONWebKeySet);
    const currentDate = new Date(sandbox.clock.now());
    const access = await jwtVerify(tokens.AccessToken, keys, { issuer: sandbox.issuer, currentDate });
    const id = await jwtVerify(tokens.IdToken, keys, {
      issuer: sandbox.issuer,
      audience: sandbox.clientId,
      currentDate,
    });

    expect(access.payload).toMatchObject({
      token_use: 'access',
      scope: 'aws.cognito.signin.user.admin',
      client_id: sandbox.clientId,
      username: 'ada',
      auth_time: 1_790_000_000,
      iat: 1_790_000_000,
      exp: 1_790_003_600,
    });
    expect(access.payload).not.toHaveProperty('aud');
    expect(id.payload).toMatchObject({
      token_use: 'id',
      'cognito:username': 'ada',
      email: 'ada@example.com',
      email_verified: true,
      origin_jti: access.payload.origin_jti,
      sub: access.payload.sub,
    });
    expect(decodeProtectedHeader(tokens.AccessToken).kid).not.toBe(decodeProtectedHeader(tokens.IdToken).kid);
    expect(tokens).toMatchObject({ TokenType: 'Bearer', ExpiresIn: 3600 });
  });

  test('the challenge comes without a Session, and the proof needs none', async () => {
    const { sandbox, ada } = await start();
    await ada.signInBySrp();
    const [initiate, respond] = sandbox.journal.entries;
    expect(initiate?.response).not.toHaveProperty('Session');
    expect(respond?.request).not.toHaveProperty('Session');
    expect(respond?.status).toBe(200);
  });

  test('a wrong password is refused at the proof', async () => {
    const { sandbox } = await start();
    const stranger = new Person(sandbox, 'ada', 'Wrong-horse-1');
    await expect(stranger.signInBySrp()).rejects.toMatchObject({
      type: 'NotAuthorizedException',
      message: 'Incorrect username or password.',
      status: 400,
    });
  });
});

test('GetUser answers a good access token and refuses it after its hour', async () => {
  const { sandbox, ada } = await start();
  const { AccessToken } = tokensOf(await ada.signInBySrp());
  await expect(send(sandbox, 'GetUser', { AccessToken })).resolves.toMatchObject({ Username: 'ada' });
  sandbox.clock.advance(3_600_000);
  await expect(send(sandbox, 'GetUser', { AccessToken })).rejects.toMatchObject({
    type: 'NotAuthorizedException',
    message: 'Access Token has expired',
  });
});
