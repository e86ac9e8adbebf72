import { createSandbox, type SandboxOptions } from '@latchkey/sandbox';
import { describe, expect, it } from 'vitest';
import { fakeClock, rejection } from '../test/fake-pool.ts';
import { NotAuthorizedException, RefreshTokenReuseException } from './exceptions.ts';
import {
  createCognitoClient,
  getTokensFromRefreshToken,
  getUser,
  globalSignOut,
  respondToAuthChallenge,
  revokeToken,
  UnknownError,
} from './index.ts';

// Against a pool that verifies every proof: the calls of a session, and the handling of a lost response.

const USERNAME = 'ada';
const PASSWORD = 'Correct-horse-7';
const secret = { clientId: 'confidential', clientSecret: '1pr2ivateclientsecretofthesandbox3' };
const rotation = (retryGracePeriodSeconds: number) =>
  ({ feature: 'ENABLED', retryGracePeriodSeconds }) as const;

async function setUp(options: SandboxOptions = {}, config: { clientSecret?: string } = {}) {
  const sandbox = await createSandbox({ users: [{ username: USERNAME, password: PASSWORD }], ...options });
  const client = createCognitoClient({
    endpoint: sandbox.endpoint,
    clientId: sandbox.clientId,
    clock: fakeClock().clock,
    fetch: (request) => sandbox.fetch(request),
    ...config,
  });
  const signIn = (password = PASSWORD) =>
    client
      .initiateAuth()
      .authFlow('USER_PASSWORD_AUTH')
      .setAuthParameters({ USERNAME, PASSWORD: password })
      .send();
  const signedIn = async () => {
    const { authenticationResult: tokens } = await signIn();
    return { accessToken: tokens?.accessToken ?? '', refreshToken: tokens?.refreshToken ?? '' };
  };
  return { sandbox, client, signIn, signedIn };
}

describe('a session', () => {
  it('signs in, reads the user, refreshes by both operations and is revoked', async () => {
    const { client, signedIn } = await setUp();
    const { accessToken, refreshToken } = await signedIn();
    expect((await getUser(client, { accessToken })).username).toBe(USERNAME);
    const refreshed = await getTokensFromRefreshToken(client, { refreshToken });
    expect(refreshed.authenticationResult).toMatchObject({ tokenType: 'Bearer', expiresIn: 3600 });
    const again = await client
      .initiateAuth()
      .authFlow('REFRESH_TOKEN_AUTH')
      .authParameters('REFRESH_TOKEN', refreshToken)
      .send();
    expect(again.authenticationResult?.accessToken).toBeDefined();
    expect(await revokeToken(client, { token: refreshToken })).toEqual({});
    const error = await rejection(getTokensFromRefreshToken(client, { refreshToken }));
    expect(error).toBeInstanceOf(NotAuthorizedException);
  });

  it('ends everywhere immediately', async () => {
    const { client, signedIn } = await setUp();
    const { accessToken } = await signedIn();
    await globalSignOut(client, { accessToken });
    expect(await rejection(getUser(client, { accessToken }))).toMatchObject({
      code: 'NotAuthorizedException',
      httpStatus: 400,
      requestId: expect.stringMatching(/^[\w-]{36}$/),
    });
  });

  it('is refused to a wrong password', async () => {
    const { signIn } = await setUp();
    const error = await rejection(signIn('Wrong-horse-7'));
    expect(error).toBeInstanceOf(NotAuthorizedException);
    expect((error as Error).message).toBe('Incorrect username or password.');
  });

  it('answers a challenge', async () => {
    const users = [{ username: USERNAME, password: PASSWORD, status: 'FORCE_CHANGE_PASSWORD' as const }];
    const { client, signIn } = await setUp({ users });
    const step = await signIn();
    expect(step).toMatchObject({ challengeName: 'NEW_PASSWORD_REQUIRED' });
    const done = await respondToAuthChallenge(client, {
      challengeName: step.challengeName ?? '',
      session: step.session,
      challengeResponses: { USERNAME, NEW_PASSWORD: 'Another-horse-8' },
    });
    expect(done.authenticationResult?.idToken).toBeDefined();
  });

  it('works for an app client with a secret, and without the secret does not', async () => {
    const { client, signedIn } = await setUp({ clients: [secret] }, secret);
    const { refreshToken } = await signedIn();
    await getTokensFromRefreshToken(client, { refreshToken });
    await revokeToken(client, { token: refreshToken });
    const bare = await setUp({ clients: [secret] });
    expect(await rejection(bare.signIn())).toBeInstanceOf(NotAuthorizedException);
  });

  it('names an operation that the service does not know', async () => {
    const { client } = await setUp();
    const operation = { name: 'MakeTea', required: [], exceptions: [], repeatable: true };
    const error = await rejection(client.call(operation, {}));
    expect(error).toBeInstanceOf(UnknownError);
    expect(error).toMatchObject({ exceptionName: 'UnknownOperationException' });
  });
});

describe('faults', () => {
  it.each(['network', 'throttle', 'server', 'respond-then-drop'] as const)(
    'of kind %s, twice, do not keep a person from signing in',
    async (kind) => {
      const { sandbox, signedIn } = await setUp();
      sandbox.faults.add({ operation: 'InitiateAuth', kind, times: 2 });
      expect((await signedIn()).accessToken).not.toBe('');
      expect(sandbox.journal.count('InitiateAuth')).toBe(3);
    },
  );

  it('that lose the answer to a rotating refresh are mended within its grace period', async () => {
    const { sandbox, client, signedIn } = await setUp({ clients: [{ refreshTokenRotation: rotation(60) }] });
    const { refreshToken } = await signedIn();
    sandbox.faults.add({ operation: 'GetTokensFromRefreshToken', kind: 'respond-then-drop', times: 1 });
    const first = await getTokensFromRefreshToken(client, { refreshToken });
    // The token of the response that arrived is the one to continue with.
    const next = { refreshToken: first.authenticationResult?.refreshToken ?? '' };
    expect((await getTokensFromRefreshToken(client, next)).authenticationResult?.accessToken).toBeDefined();
  });

  it('that lose it without a grace period end as the reuse that the pool sees', async () => {
    const { sandbox, client, signedIn } = await setUp({ clients: [{ refreshTokenRotation: rotation(0) }] });
    const { refreshToken } = await signedIn();
    sandbox.faults.add({ operation: 'GetTokensFromRefreshToken', kind: 'respond-then-drop', times: 1 });
    const error = await rejection(getTokensFromRefreshToken(client, { refreshToken }));
    expect(error).toBeInstanceOf(RefreshTokenReuseException);
  });

  it('that lose the response to a challenge are reported as such: a repeat would only say that the Session is spent', async () => {
    const users = [{ username: USERNAME, password: PASSWORD, status: 'FORCE_CHANGE_PASSWORD' as const }];
    const { sandbox, client, signIn } = await setUp({ users });
    const answer = async (repeatLost: boolean) => {
      const step = await signIn();
      sandbox.faults.add({ operation: 'RespondToAuthChallenge', kind: 'respond-then-drop', times: 1 });
      const input = {
        challengeName: 'NEW_PASSWORD_REQUIRED',
        session: step.session,
        challengeResponses: { USERNAME, NEW_PASSWORD: 'Another-horse-8' },
      };
      return rejection(respondToAuthChallenge(client, input, { retry: { repeatLost } }));
    };
    expect(await answer(true)).toBeInstanceOf(NotAuthorizedException);
    await sandbox.reset();
    expect(await answer(false)).toMatchObject({ code: 'network', retry: 'unsure', attempts: 1 });
  });
});
