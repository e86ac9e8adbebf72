import { describe, expect, it } from 'vitest';
import { fakeClock, fakePool, refusal, rejection } from '../test/fake-pool.ts';
import { gateway, lost, setUp, user } from '../test/retrying.ts';

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

  it('are refunded when they succeed', async () => {
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

  it('end when their number is not a number', async () => {
    const pool = fakePool(gateway(503));
    await rejection(setUp(pool, { retry: { maxRetries: Number.NaN } }).call());
    expect(pool.seen).toHaveLength(1);
  });
});
