import { describe, expect, it } from 'vitest';
import { adviceFor, createRetryQuota, retryAfter, retryDelay } from './retry.ts';

describe('the advice for an answer', () => {
  it.each([
    ['TooManyRequestsException', 400, 'throttled'],
    ['ThrottlingException', 400, 'throttled'],
    ['ProvisionedThroughputExceededException', 400, 'throttled'],
    ['RequestLimitExceeded', 503, 'throttled'],
    [undefined, 429, 'throttled'],
    ['InternalErrorException', 500, 'transient'],
    ['InternalErrorException', 400, 'transient'],
    ['ConcurrentModificationException', 400, 'transient'],
    [undefined, 502, 'transient'],
    [undefined, 503, 'transient'],
    [undefined, 504, 'transient'],
    [undefined, 501, 'never'],
    ['LimitExceededException', 400, 'limited'],
    ['LimitExceededException', 429, 'limited'],
    ['TooManyFailedAttemptsException', 400, 'limited'],
    ['CodeDeliveryFailureException', 400, 'limited'],
    ['NotAuthorizedException', 400, 'never'],
    [undefined, 403, 'never'],
  ])('%s with status %d is %s', (name, status, advice) => {
    expect(adviceFor(name, status)).toBe(advice);
  });
});

describe('the delay', () => {
  it('doubles its bound from 50 ms, or from 1 s when throttled, and jitters over the whole of it', () => {
    const bounds = (advice: 'transient' | 'throttled') =>
      [0, 1, 2, 10].map((retry) => retryDelay(advice, retry, undefined, {}, () => 1));
    expect(bounds('transient')).toEqual([50, 100, 200, 20_000]);
    expect(bounds('throttled')).toEqual([1_000, 2_000, 4_000, 20_000]);
    expect(retryDelay('throttled', 3, undefined, {}, () => 0)).toBe(0);
    expect(retryDelay('transient', 1, undefined, {}, () => 0.25)).toBe(25);
  });

  it('takes the options', () => {
    const options = { transientDelay: 10, throttlingDelay: 200, maxDelay: 250 };
    expect(retryDelay('transient', 1, undefined, options, () => 1)).toBe(20);
    expect(retryDelay('throttled', 1, undefined, options, () => 1)).toBe(250);
  });

  it("is raised by the server's wish, by five seconds at most, and never lowered", () => {
    expect(retryDelay('transient', 0, 3_000, {}, () => 0)).toBe(3_000);
    expect(retryDelay('transient', 0, 60_000, {}, () => 1)).toBe(5_050);
    expect(retryDelay('throttled', 0, 10, {}, () => 1)).toBe(1_000);
  });
});

describe("the server's wish", () => {
  const now = Date.parse('2030-01-01T00:00:00Z');
  it.each([
    [{ 'retry-after': '3' }, 3_000],
    [{ 'retry-after': 'Tue, 01 Jan 2030 00:00:07 GMT' }, 7_000],
    [{ 'retry-after': 'Mon, 31 Dec 2029 00:00:00 GMT' }, undefined],
    [{ 'retry-after': '0' }, 0],
    [{ 'retry-after': 'soon' }, undefined],
    [{ 'retry-after': '1.5' }, undefined],
    [{ 'retry-after': '0x10' }, undefined],
    [{ 'retry-after': '-1' }, undefined],
    [{ 'retry-after': '2160000' }, 86_400_000],
    [{ 'retry-after': '9'.repeat(400) }, 86_400_000],
    [{ 'retry-after': 'Fri, 01 Jan 2130 00:00:00 GMT' }, 86_400_000],
    [{ 'x-amz-retry-after': '1e20' }, 86_400_000],
    [{ 'x-amz-retry-after': 'Infinity' }, 86_400_000],
    [{ 'x-amz-retry-after': 'NaN' }, undefined],
    [{ 'x-amz-retry-after': '-1' }, undefined],
    [{ 'x-amz-retry-after': '1500', 'retry-after': '9' }, 1_500],
    [{}, undefined],
  ])('of %o is %s ms', (headers, milliseconds) => {
    expect(retryAfter(new Headers(headers as Record<string, string>), now)).toBe(milliseconds);
  });
});

describe('the quota', () => {
  it('stops retries after 500 tokens: 35 transient ones, or 100 throttled', () => {
    const transient = createRetryQuota();
    expect(Array.from({ length: 36 }, () => transient.take('transient'))).toEqual([
      ...Array<boolean>(35).fill(true),
      false,
    ]);
    const throttled = createRetryQuota();
    expect(Array.from({ length: 101 }, () => throttled.take('throttled')).lastIndexOf(true)).toBe(99);
  });

  it('is never more than full, however many calls succeed', () => {
    const quota = createRetryQuota();
    for (let calls = 0; calls < 100; calls++) quota.refund('transient');
    expect(Array.from({ length: 36 }, () => quota.take('transient')).lastIndexOf(true)).toBe(34);
  });

  it('pays for 100 retries after throttling, to the last token', () => {
    const quota = createRetryQuota();
    for (let retries = 0; retries < 100; retries++) expect(quota.take('throttled')).toBe(true);
    for (let calls = 0; calls < 4; calls++) quota.refund(undefined);
    expect(quota.take('throttled')).toBe(false);
    quota.refund(undefined);
    expect(quota.take('throttled')).toBe(true);
  });

  it('gets the price of the last retry back on success, and one token from a call without', () => {
    const quota = createRetryQuota();
    while (quota.take('transient'));
    quota.refund('transient');
    expect([quota.take('transient'), quota.take('transient')]).toEqual([true, false]);
    while (quota.take('throttled'));
    for (let calls = 0; calls < 5; calls++) quota.refund(undefined);
    expect([quota.take('throttled'), quota.take('throttled')]).toEqual([true, false]);
  });
});
