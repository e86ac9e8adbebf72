import { describe, expect, test } from 'vitest';
import { hmacSha256, toBase64 } from './bytes.ts';
import type { PoolOptions } from './options.ts';
import { createSandbox } from './sandbox.ts';
import { frozen } from './testing/frozen.ts';
import { Person, tokensOf } from './testing/person.ts';
import { send } from './testing/wire.ts';

const PASSWORD = 'Correct-horse-1';
const ADA = { username: 'ada', password: PASSWORD };
const wrong = { type: 'NotAuthorizedException', message: 'Incorrect username or password.' };

async function start(options: PoolOptions = {}) {
  const sandbox = await createSandbox({ ...frozen, users: [ADA], ...options });
  const ada = new Person(sandbox, 'ada', PASSWORD);
  const byPassword = (PASSWORD_: string, USERNAME = 'ada') =>
    ada.initiate('USER_PASSWORD_AUTH', { USERNAME, PASSWORD: PASSWORD_ });
  return { sandbox, ada, byPassword };
}

describe('an unknown name', () => {
  const SRP_A = 'abcdef';

  test('gets a challenge like any other where existence is hidden, with the same salt each time', async () => {
    const { ada } = await start();
    const ask = (USERNAME: string) => ada.initiate('USER_SRP_AUTH', { USERNAME, SRP_A });
    const [first, again, known] = [await ask('nobody'), await ask('Nobody'), await ask('ada')];
    const shape = (parameters = {}) => Object.keys(parameters).sort();
    expect(shape(first.ChallengeParameters)).toEqual(shape(known.ChallengeParameters));
    expect(first.ChallengeParameters?.SALT).toBe(again.ChallengeParameters?.SALT);
    expect(first.ChallengeParameters?.USER_ID_FOR_SRP).toBe(again.ChallengeParameters?.USER_ID_FOR_SRP);
    expect(first.ChallengeParameters?.SRP_B).not.toBe(again.ChallengeParameters?.SRP_B);
    expect(first.ChallengeParameters?.SALT).toHaveLength(known.ChallengeParameters?.SALT?.length ?? 0);
  });

  test('has a salt and an id of its own', async () => {
    const { ada } = await start();
    const asked = ['nobody', 'noone'].map((USERNAME) => ada.initiate('USER_SRP_AUTH', { USERNAME, SRP_A }));
    const [one, other] = (await Promise.all(asked)).map(
      ({ ChallengeParameters = {} }) => ChallengeParameters,
    );
    expect(one?.SALT).not.toBe(other?.SALT);
    expect(one?.USER_ID_FOR_SRP).not.toBe(other?.USER_ID_FOR_SRP);
  });

  test('is then refused like a wrong password, by every flow', async () => {
    const { sandbox, byPassword } = await start();
    await expect(new Person(sandbox, 'nobody', PASSWORD).signInBySrp()).rejects.toMatchObject(wrong);
    await expect(byPassword(PASSWORD, 'nobody')).rejects.toMatchObject(wrong);
  });

  test('shows immediately for LEGACY clients', async () => {
    const { byPassword, ada } = await start({ clients: [{ preventUserExistenceErrors: 'LEGACY' }] });
    const missing = { type: 'UserNotFoundException', message: 'User does not exist.' };
    await expect(byPassword(PASSWORD, 'nobody')).rejects.toMatchObject(missing);
    await expect(ada.initiate('USER_SRP_AUTH', { USERNAME: 'nobody', SRP_A })).rejects.toMatchObject(missing);
  });
});

test('a user is found by any case unless the pool minds it, and by a verified alias', async () => {
  const users = [{ ...ADA, attributes: { email: 'ada@example.com' } }];
  const { byPassword } = await start({ users, userPool: { aliasAttributes: ['email'] } });
  expect(tokensOf(await byPassword(PASSWORD, 'ADA')).AccessToken).toBeDefined();
  expect(tokensOf(await byPassword(PASSWORD, 'Ada@Example.com')).AccessToken).toBeDefined();
  const strict = await start({ userPool: { usernameConfiguration: { caseSensitive: true } } });
  await expect(strict.byPassword(PASSWORD, 'ADA')).rejects.toMatchObject(wrong);
});

test('the sub is no name to sign in with', async () => {
  const { sandbox, byPassword } = await start();
  await expect(byPassword(PASSWORD, sandbox.users.get('ada')?.sub)).rejects.toMatchObject(wrong);
});

test.each([
  [0, '01'],
  [9, '09'],
])('no salt begins with a zero byte, which clients read differently: %i is %s', async (first, text) => {
  const random = (length: number) => Uint8Array.from({ length }, (_, index) => (index === 0 ? first : 7));
  const sandbox = await createSandbox({ random, users: [ADA] });
  const ada = new Person(sandbox, 'ada', PASSWORD);
  const ask = () => ada.initiate('USER_SRP_AUTH', { USERNAME: 'ada', SRP_A: 'abcdef' });
  const { ChallengeParameters } = await ask();
  expect(ChallengeParameters?.SALT).toBe(`${text}${'07'.repeat(15)}`);
  // All that is random comes from there, so that a test can repeat it.
  expect((await ask()).ChallengeParameters).toEqual(ChallengeParameters);
});

test('a flow for administrators is closed to clients, and an administrator needs its permission', async () => {
  const { sandbox, ada } = await start();
  const AuthParameters = { USERNAME: 'ada', PASSWORD };
  await expect(ada.initiate('ADMIN_USER_PASSWORD_AUTH', AuthParameters)).rejects.toMatchObject({
    type: 'InvalidParameterException',
    message: 'Initiate Auth method not supported.',
  });
  const { clientId: ClientId, userPoolId: UserPoolId } = sandbox;
  sandbox.configureClient(ClientId, { explicitAuthFlows: ['ALLOW_USER_SRP_AUTH'] });
  const flow = { ClientId, UserPoolId, AuthFlow: 'ADMIN_USER_PASSWORD_AUTH', AuthParameters };
  await expect(send(sandbox, 'AdminInitiateAuth', flow)).rejects.toMatchObject({
    type: 'InvalidParameterException',
    message: 'Auth flow not enabled for this client',
  });
});

describe('an SRP_A', () => {
  test.each(['0', 'not hex', 'f'.repeat(2000)])('of %.8s is refused', async (SRP_A) => {
    const { ada } = await start();
    await expect(ada.initiate('USER_SRP_AUTH', { USERNAME: 'ada', SRP_A })).rejects.toMatchObject({
      type: 'InvalidParameterException',
      message: 'SRP_A is not a valid public value.',
    });
  });
});

test('a failure of the sandbox itself is not blamed on SRP_A', async () => {
  const secretBlock = 960;
  const random = (length: number) => {
    if (length === secretBlock) throw new Error('No more random numbers');
    return crypto.getRandomValues(new Uint8Array(length));
  };
  const sandbox = await createSandbox({ random, users: [ADA] });
  const ada = new Person(sandbox, 'ada', PASSWORD);
  await expect(ada.initiate('USER_SRP_AUTH', { USERNAME: 'ada', SRP_A: 'abcdef' })).rejects.toMatchObject({
    type: 'InternalErrorException',
    message: 'The sandbox failed: Error: No more random numbers',
  });
});

describe('the TIMESTAMP of a proof', () => {
  async function answered(change: (timestamp: string) => string) {
    const { ada } = await start();
    const { startSrp } = await import('@latchkey/srp');
    const ephemeral = await startSrp();
    const challenge = await ada.initiate('USER_SRP_AUTH', { USERNAME: 'ada', SRP_A: ephemeral.srpA });
    const proof = await ada.prove(challenge, ephemeral);
    return ada.respond(challenge, { ...proof, TIMESTAMP: change(proof.TIMESTAMP) });
  }

  test('has to be readable', async () => {
    await expect(answered(() => '2026-01-01T00:00:00Z')).rejects.toMatchObject({
      type: 'InvalidParameterException',
      message: 'TIMESTAMP format should be EEE MMM d HH:mm:ss z yyyy in english.',
    });
  });

  test('has to be the one that was signed', async () => {
    await expect(answered((text) => text.replace(/\d{4}$/, '2001'))).rejects.toMatchObject(wrong);
  });
});

test('after five wrong passwords the right one waits, longer each time, until a quarter of an hour of quiet', async () => {
  const { sandbox, byPassword } = await start();
  const locked = { type: 'NotAuthorizedException', message: 'Password attempts exceeded' };
  for (let count = 0; count < 5; count += 1) await expect(byPassword('Wrong-1')).rejects.toMatchObject(wrong);
  await expect(byPassword(PASSWORD)).rejects.toMatchObject(locked);
  sandbox.clock.advance(1000);
  await expect(byPassword('Wrong-1')).rejects.toMatchObject(wrong);
  sandbox.clock.advance(1999);
  await expect(byPassword(PASSWORD)).rejects.toMatchObject(locked);
  sandbox.clock.advance(1);
  expect(tokensOf(await byPassword(PASSWORD)).AccessToken).toBeDefined();
});

describe('the app client', () => {
  test('only runs the flows it allows', async () => {
    const { byPassword } = await start({ clients: [{ explicitAuthFlows: ['ALLOW_USER_SRP_AUTH'] }] });
    await expect(byPassword(PASSWORD)).rejects.toMatchObject({
      type: 'InvalidParameterException',
      message: 'USER_PASSWORD_AUTH flow not enabled for this client',
    });
  });

  test('with a secret demands its hash over the exact name that is sent', async () => {
    const clientSecret = 'a'.repeat(40);
    const { sandbox, ada } = await start({ clients: [{ clientSecret }] });
    const initiate = (SECRET_HASH?: string) =>
      ada.initiate('USER_PASSWORD_AUTH', {
        USERNAME: 'ada',
        PASSWORD,
        ...(SECRET_HASH === undefined ? {} : { SECRET_HASH }),
      });
    const { clientId } = sandbox;
    await expect(initiate()).rejects.toMatchObject({
      message: `Client ${clientId} is configured with secret but SECRET_HASH was not received`,
    });
    await expect(initiate('AAAA')).rejects.toMatchObject({
      message: `SecretHash does not match for the client: ${clientId}`,
    });
    const hash = toBase64(hmacSha256(clientSecret, `ada${clientId}`));
    const tokens = tokensOf(await initiate(hash));
    const refresh = (ClientSecret?: string) =>
      send(sandbox, 'GetTokensFromRefreshToken', {
        ClientId: clientId,
        RefreshToken: tokens.RefreshToken,
        ClientSecret,
      });
    for (const secret of [undefined, 'b'.repeat(40)]) {
      await expect(refresh(secret)).rejects.toMatchObject({
        type: 'NotAuthorizedException',
        message: `Unable to verify secret for client ${clientId}`,
      });
    }
    await expect(refresh(clientSecret)).resolves.toHaveProperty('AuthenticationResult');
    await expect(
      ada.initiate('REFRESH_TOKEN_AUTH', { REFRESH_TOKEN: tokens.RefreshToken ?? '', SECRET_HASH: hash }),
    ).resolves.toHaveProperty('AuthenticationResult');
  });
});

describe('a temporary password', () => {
  const users = [
    { ...ADA, status: 'FORCE_CHANGE_PASSWORD' as const, attributes: { email: 'ada@example.com' } },
  ];
  const userPool = { schema: [{ name: 'name', required: true }] };

  test('has to be right before it is replaced', async () => {
    const { byPassword } = await start({ users });
    await expect(byPassword('Wrong-horse-1')).rejects.toMatchObject(wrong);
  });

  test('is replaced together with the attributes the pool wants', async () => {
    const { sandbox, ada } = await start({ users, userPool });
    const asked = await ada.signInBySrp();
    expect(asked).toMatchObject({
      ChallengeName: 'NEW_PASSWORD_REQUIRED',
      ChallengeParameters: { requiredAttributes: '["userAttributes.name"]' },
    });
    expect(JSON.parse(asked.ChallengeParameters?.userAttributes ?? '')).toEqual({
      email: 'ada@example.com',
      email_verified: 'true',
    });
    const answer = (NEW_PASSWORD: string, more: Record<string, string>) =>
      ada.respond(asked, { NEW_PASSWORD, ...more });
    await expect(answer('weak', { 'userAttributes.name': 'Ada' })).rejects.toMatchObject({
      type: 'InvalidPasswordException',
    });
    await expect(answer('New-horse-22', {})).rejects.toMatchObject({ type: 'InvalidParameterException' });
    expect(
      tokensOf(await answer('New-horse-22', { 'userAttributes.name': 'Ada' })).AccessToken,
    ).toBeDefined();
    expect(sandbox.users.get('ada')).toMatchObject({ status: 'CONFIRMED', attributes: { name: 'Ada' } });
    await expect(answer('New-horse-33', { 'userAttributes.name': 'Ada' })).rejects.toMatchObject({
      message: 'Invalid session for the user, session can only be used once.',
    });
  });

  test('cannot be replaced with an invented, late or foreign Session', async () => {
    const { sandbox, ada } = await start({ users });
    const asked = await ada.signInBySrp();
    const answer = (Session: string | undefined, person = ada) =>
      person.respond(
        { ...asked, ...(Session === undefined ? {} : { Session }) },
        { NEW_PASSWORD: 'New-horse-22' },
      );
    await expect(answer('invented'.repeat(5))).rejects.toMatchObject({
      message: 'Invalid session for the user.',
    });
    const other = new Person(sandbox, 'ada', PASSWORD);
    other.clientId = sandbox.addClient().clientId;
    await expect(answer(asked.Session, other)).rejects.toMatchObject({
      message: 'Invalid session for the user.',
    });
    sandbox.clock.advance(3 * 60_000);
    await expect(answer(asked.Session)).rejects.toMatchObject({
      message: 'Invalid session for the user, session is expired.',
    });
  });

  test('expires after the days the pool gives it', async () => {
    const { sandbox, ada } = await start({ users });
    sandbox.clock.advance(7 * 86_400_000 - 1);
    expect((await ada.signInBySrp()).ChallengeName).toBe('NEW_PASSWORD_REQUIRED');
    sandbox.clock.advance(1);
    await expect(ada.signInBySrp()).rejects.toMatchObject({
      type: 'NotAuthorizedException',
      message: 'Temporary password has expired and must be reset by an administrator.',
    });
  });
});
