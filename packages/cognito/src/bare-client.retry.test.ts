import { describe, expect, it } from 'vitest';
import { answer, fakeClock, fakePool, refusal, rejection } from '../test/fake-pool.ts';
import { samples } from '../test/samples.ts';
import {
  type BareClientConfig,
  type CognitoError,
  createBareClient,
  getUser,
  initiateAuth,
  NetworkError,
  type RequestOptions,
  respondToAuthChallenge,
} from './index.ts';

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

const lost = new TypeError('Failed to fetch');
const gateway = (status: number) => () => new Response('<html>', { status });
const user = answer({ Username: 'ada', UserAttributes: [] });

function setUp(pool: ReturnType<typeof fakePool>, config: Partial<BareClientConfig> = {}) {
  const timers = fakeClock();
  const client = createBareClient({
    region: 'eu-west-2',
    clientId: 'client',
    fetch: pool.fetch,
    clock: timers.clock,
    random: () => 0.5,
    ...config,
  });
  const call = (options?: RequestOptions) => getUser(client, { accessToken: 'token' }, options);
  return { ...timers, client, call };
}

describe('retries', () => {
  it('repeat a transient fault twice, with a doubling delay, and give the answer', async () => {
    const pool = fakePool(gateway(503), refusal('InternalErrorException', 'x', { status: 500 }), user);
    const { call, delays } = setUp(pool);
    expect((await call()).username).toBe('ada');
    expect(delays).toEqual([25, 50]);
  });

  it('wait longer when throttled', async () => {
    const pool = fakePool(refusal('TooManyRequestsException'), user);
    const { call, delays } = setUp(pool);
    await call();
    expect(delays).toEqual([500]);
  });

  it('stop after two and reject with the last error, telling the attempts', async () => {
    const pool = fakePool(
      gateway(503),
      gateway(503),
      refusal('TooManyRequestsException', 'Rate exceeded'),
      user,
    );
    const error = await rejection(setUp(pool).call());
    expect(error).toMatchObject({ code: 'TooManyRequestsException', attempts: 3, retry: 'throttled' });
    expect(pool.seen).toHaveLength(3);
  });

  it('send the same body each time', async () => {
    const pool = fakePool(gateway(503), lost, user);
    await setUp(pool).call();
    expect(new Set(pool.seen.map((request) => request.body))).toEqual(new Set(['{"AccessToken":"token"}']));
  });

  it.each(['LimitExceededException', 'NotAuthorizedException', 'TooManyFailedAttemptsException'])(
    'do not follow %s',
    async (name) => {
      const pool = fakePool(refusal(name));
      await rejection(setUp(pool).call());
      expect(pool.seen).toHaveLength(1);
    },
  );

  it('heed Retry-After', async () => {
    const pool = fakePool(() => new Response('', { status: 503, headers: { 'retry-after': '2' } }), user);
    const { call, delays } = setUp(pool);
    await call();
    expect(delays).toEqual([2_000]);
  });

  it.each([
    ['off for the client', { retry: false }, undefined, 1],
    ['off for the call', {}, { retry: false }, 1],
    ['set for the client', { retry: { maxRetries: 4 } }, undefined, 5],
    ['set for the call', { retry: { maxRetries: 4 } }, { retry: { maxRetries: 1 } }, 2],
    ['on for the call of a client without', { retry: false }, { retry: { maxRetries: 1 } }, 2],
  ] as const)('can be %s', async (_, config, options, attempts) => {
    const pool = fakePool(gateway(503));
    await rejection(setUp(pool, config).call(options));
    expect(pool.seen).toHaveLength(attempts);
  });

  it("keep the client's delays when a call sets something else", async () => {
    const { call, delays } = setUp(fakePool(gateway(503)), { retry: { transientDelay: 400 } });
    await rejection(call({ retry: { maxRetries: 1 } }));
    expect(delays).toEqual([200]);
  });

  it('cease when an outage has used up the quota, and resume after successes', async () => {
    let isDown = true;
    const seen: string[] = [];
    const fetch = async (request: Request) => {
      seen.push(request.url);
      return isDown ? gateway(503)() : user();
    };
    const { call } = setUp({ fetch, seen: [] });
    const requestsOf = async (work: () => Promise<unknown>) => {
      seen.length = 0;
      await work();
      return seen.length;
    };
    for (let calls = 0; calls < 18; calls++) await rejection(call());
    // 17 calls took two retries of 14 tokens each, the eighteenth one: 490 of 500 are gone.
    expect(await requestsOf(() => rejection(call()))).toBe(1);
    isDown = false;
    for (let calls = 0; calls < 4; calls++) await call();
    isDown = true;
    // Each success without a retry gave one token back: 14 are one retry.
    expect(await requestsOf(() => rejection(call()))).toBe(2);
    expect(await requestsOf(() => rejection(call()))).toBe(1);
  });

  it('give back what they cost when they succeed', async () => {
    let requests = 0;
    const fetch = async () => (requests++ % 2 === 0 ? gateway(503)() : user());
    const { call } = setUp({ fetch, seen: [] });
    // Without the refund, 35 retries would use up the quota.
    for (let calls = 0; calls < 100; calls++) expect((await call()).username).toBe('ada');
  });

  it.each([
    ['25 days', '2160000', 5_025],
    ['more seconds than a number holds', '9'.repeat(400), 5_025],
    ['a date in a hundred years', 'Fri, 01 Jan 2130 00:00:00 GMT', 5_025],
    ['a date in the past', 'Mon, 01 Jan 1990 00:00:00 GMT', 25],
    ['a negative number', '-5', 25],
    ['text', 'soon', 25],
  ])('wait for a sane time when Retry-After is %s', async (_, value, delay) => {
    const pool = fakePool(() => new Response('', { status: 503, headers: { 'retry-after': value } }), user);
    const { call, delays } = setUp(pool);
    await call();
    expect(delays).toEqual([delay]);
  });

  it.each([
    [Number.POSITIVE_INFINITY, 2 ** 31 - 1],
    [1e20, 2 ** 31 - 1],
    [Number.NaN, 0],
    [-1, 0],
  ])('never set a timer that the platform cannot keep: delays of %d', async (milliseconds, delay) => {
    const timers: number[] = [];
    const controller = new AbortController();
    const { clock } = fakeClock();
    const patient = {
      ...clock,
      setTimeout(callback: () => void, wait: number) {
        timers.push(wait);
        queueMicrotask(() => controller.abort());
        return clock.setTimeout(callback, wait);
      },
    };
    const retry = { transientDelay: milliseconds, maxDelay: milliseconds };
    const { call } = setUp(fakePool(gateway(503)), { clock: patient, random: () => 1, retry });
    await rejection(call({ signal: controller.signal, timeout: Number.POSITIVE_INFINITY }));
    expect(timers).toEqual([delay]);
  });

  it('are bounded for a random source that is out of range, too', async () => {
    for (const random of [() => 1e9, () => Number.NaN, () => -1]) {
      const { call, delays } = setUp(fakePool(gateway(503), user), { random });
      await call();
      expect(delays[0]).toBeLessThanOrEqual(50);
      expect(delays[0]).toBeGreaterThanOrEqual(0);
    }
  });

  it('end when their number is none', async () => {
    const pool = fakePool(gateway(503));
    await rejection(setUp(pool, { retry: { maxRetries: Number.NaN } }).call());
    expect(pool.seen).toHaveLength(1);
  });
});

describe('a lost response', () => {
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
    const client = setUp({ fetch: () => Promise.reject('offline' as never), seen: [] }).client;
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
