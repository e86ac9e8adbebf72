import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fakePool, refusal, rejection } from '../test/fake-pool.ts';
import { gateway, lost, setUp } from '../test/retrying.ts';
import { samples } from '../test/samples.ts';
import { type CognitoError, initiateAuth, NetworkError, respondToAuthChallenge } from './index.ts';

/** Operations whose repeat leaves the pool in the same state and uses up nothing; all others are not repeated blindly. */
const REPEATED_WHEN_LOST = [
  'GetTokensFromRefreshToken',
  'RevokeToken',
  'GlobalSignOut',
  'UpdateDeviceStatus',
  'ListUserSessions',
  'UpdateAuthEventFeedback',
  'ListDevices',
  'GetDevice',
  'GetUser',
  'DeleteUserAttributes',
  'SetUserMFAPreference',
  'GetUserAuthFactors',
  'StartWebAuthnRegistration',
  'ListWebAuthnCredentials',
];

describe('a lost response', () => {
  it('is repeated for the operations that the README lists, and InitiateAuth', () => {
    const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
    const [, row = ''] = /^\| repeated \|(.*)\|$/m.exec(readme) ?? [];
    const listed = [...row.matchAll(/`(\w+)`/g)].map(([, name = '']) => name.toLowerCase());
    const repeated = ['InitiateAuth', ...REPEATED_WHEN_LOST].map((name) => name.toLowerCase());
    expect(listed.toSorted()).toEqual(repeated.toSorted());
  });

  it.each(samples.filter((sample) => sample.name !== 'InitiateAuth'))('of $name', async (operation) => {
    const repeated = REPEATED_WHEN_LOST.includes(operation.name);
    for (const step of [lost, gateway(502), gateway(504), gateway(500)]) {
      const pool = fakePool(step);
      const error = await rejection(operation.call(setUp(pool).client));
      expect(error).toMatchObject({ retry: repeated ? 'transient' : 'unsure', attempts: repeated ? 3 : 1 });
      expect(pool.seen).toHaveLength(repeated ? 3 : 1);
    }
  });

  it.each(samples)('of $name is not confused with a refusal that Cognito did send', async (operation) => {
    for (const step of [
      refusal('InternalErrorException', 'x', { status: 500 }),
      refusal('TooManyRequestsException'),
      gateway(503),
    ]) {
      const pool = fakePool(step);
      await rejection(operation.call(setUp(pool).client));
      expect(pool.seen).toHaveLength(3);
    }
  });

  it('of InitiateAuth is repeated, but not with a Session, which is single use', async () => {
    const input = { authFlow: 'USER_AUTH', authParameters: { USERNAME: 'ada' } } as const;
    const fresh = fakePool(lost);
    await rejection(initiateAuth(setUp(fresh).client, input));
    expect(fresh.seen).toHaveLength(3);
    const continued = fakePool(lost);
    await rejection(initiateAuth(setUp(continued).client, { ...input, session: 'session' }));
    expect(continued.seen).toHaveLength(1);
  });

  it('is repeated or not as the call says', async () => {
    const input = { challengeName: 'PASSWORD_VERIFIER', challengeResponses: {} };
    const insisting = fakePool(lost);
    await rejection(respondToAuthChallenge(setUp(insisting).client, input, { retry: { repeatLost: true } }));
    expect(insisting.seen).toHaveLength(3);
    const careful = fakePool(lost);
    const error = await rejection(setUp(careful).call({ retry: { repeatLost: false } }));
    expect(careful.seen).toHaveLength(1);
    expect((error as CognitoError).retry).toBe('unsure');
  });

  it('rejects with a network error that says what happened and what to do', async () => {
    const cause = new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED') });
    const error = await rejection(setUp(fakePool(cause), { retry: false }).call());
    expect(error).toBeInstanceOf(NetworkError);
    expect(error).toMatchObject({
      code: 'network',
      name: 'NetworkError',
      operation: 'GetUser',
      timedOut: false,
      message:
        'GetUser got no response (fetch failed: connect ECONNREFUSED). Check the connection; try again.',
    });
  });

  it('says that the work may have been done where a repeat is not safe, whatever was thrown', async () => {
    // oxlint-disable-next-line typescript/prefer-promise-reject-errors -- a fetch of an app may reject with anything.
    const broken = () => Promise.reject('offline');
    const client = setUp({ fetch: broken, seen: [] }).client;
    const input = { challengeName: 'SMS_MFA', challengeResponses: {} };
    expect(await rejection(respondToAuthChallenge(client, input))).toMatchObject({
      retry: 'unsure',
      message:
        'RespondToAuthChallenge got no response (connection failed). Check the connection; it may have been carried out.',
    });
  });

  it('names four causes at most', async () => {
    const chain = (levels: number): Error =>
      new Error(`cause ${levels}`, levels > 1 ? { cause: chain(levels - 1) } : {});
    const error = await rejection(setUp(fakePool(chain(5)), { retry: false }).call());
    expect((error as Error).message).toContain('(cause 5: cause 4: cause 3: cause 2)');
  });

  it.each([
    [404, 'never'],
    [429, 'throttled'],
    [503, 'transient'],
    [502, 'unsure'],
  ])(
    'is not what the status %d of a gateway means, but for one that may follow the work',
    async (status, retry) => {
      const pool = fakePool(gateway(status));
      const call = respondToAuthChallenge(
        setUp(pool).client,
        { challengeName: 'SMS_MFA', challengeResponses: {} },
        { retry: false },
      );
      expect(await rejection(call)).toMatchObject({ retry });
    },
  );

  it('may have a cause that is caused by itself', async () => {
    const cause = new TypeError('fetch failed');
    cause.cause = cause;
    const error = await rejection(setUp(fakePool(cause), { retry: false }).call());
    expect(error).toMatchObject({ code: 'network', message: expect.stringContaining('fetch failed') });
  });

  it('may also break off in the middle of the body', async () => {
    const torn = () =>
      new Response(new ReadableStream({ start: (controller) => controller.error(new Error('reset')) }));
    const { call } = setUp(fakePool(torn), { retry: false });
    expect(await rejection(call())).toMatchObject({ code: 'network' });
  });
});
