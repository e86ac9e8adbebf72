import { describe, expect, test } from 'vitest';
import { AT_ONCE } from '../at-once.ts';
import type { AuthContext } from './context.ts';
import { backoffAfter, createDelays, createTimeGuards, type Timing } from './timing.ts';

const NOW = 1_790_000_000_000;
const LONGEST = 2_147_483_647;

/** The parts of a context that a delay reads. */
const context = (parts: object) => ({ context: parts as AuthContext });
const session = (refreshAt: number, expiresAt = refreshAt) => ({ session: { refreshAt, expiresAt } });

function timing(random = 0, page: Partial<Record<keyof Timing['page'], boolean>> = {}): Timing {
  const { online = true, visible = true, focused = false } = page;
  return {
    now: () => NOW,
    random: () => random,
    page: { online: () => online, visible: () => visible, focused: () => focused },
  };
}

test.each([
  ['once', 1, 0, [500, 2_000]],
  ['once, with tokens that last', 1, 3_600_000, [500, 2_000]],
  ['twice', 2, 0, [500, 240_000]],
  ['twice, with 4 minutes left', 2, 240_001, [500, 240_001]],
  ['often, with 20 minutes left', 9, 1_199_999, [500, 1_199_999]],
  ['often, with tokens that last', 9, 3_600_000, [500, 1_200_000]],
] as const)('a refresh that failed %s is retried between these times', (_, failures, left, [least, most]) => {
  expect([backoffAfter(failures, left, 0), backoffAfter(failures, left, 1)]).toEqual([least, most]);
});

describe('the delay', () => {
  test('until a time is what is left, and none for a time that has passed or is missing', () => {
    const { untilRetry, untilLapse } = createDelays(timing());
    const retry = (retryAt?: number) => untilRetry(context({ fault: { retryAt } }));
    const lapse = (lapsesAt?: number) => untilLapse(context({ challenge: { lapsesAt } }));
    for (const until of [retry, lapse]) {
      expect([NOW + 1_500, NOW, NOW - 1, undefined, Number.NaN].map(until)).toEqual([1_500, 0, 0, 0, 0]);
    }
    expect(untilRetry(context({}))).toBe(0);
  });

  test('is no longer than a timer can wait', () => {
    const { untilRefresh } = createDelays(timing());
    const wait = (left: number) => untilRefresh(context(session(NOW + left)));
    expect([LONGEST, LONGEST + 1, Number.POSITIVE_INFINITY].map(wait)).toEqual([LONGEST, LONGEST, LONGEST]);
  });

  test('until a refresh is a second at least', () => {
    const { untilRefresh } = createDelays(timing());
    const wait = (left: number) => untilRefresh(context(session(NOW + left)));
    expect([1_001, 1_000, 999, -5, Number.NaN].map(wait)).toEqual([1_001, 1_000, 1_000, 1_000, 1_000]);
    expect(untilRefresh(context({ session: null }))).toBe(1_000);
  });

  test('after a failed refresh begins when the server allows it', () => {
    const failed = context({
      fault: { retryAt: NOW + 7_000 },
      refreshFailures: 1,
      ...session(NOW, NOW + 60_000),
    });
    expect(createDelays(timing(0)).backoff(failed)).toBe(7_500);
    expect(createDelays(timing(1)).backoff(failed)).toBe(9_000);
  });

  test('after several goes by the time that the tokens last', () => {
    const failed = context({ fault: null, refreshFailures: 2, ...session(NOW, NOW + 600_000) });
    expect(createDelays(timing(1)).backoff(failed)).toBe(600_000);
    const expired = context({ fault: null, refreshFailures: 2, session: null });
    expect(createDelays(timing(1)).backoff(expired)).toBe(240_000);
  });

  test('without a network is a minute at least', () => {
    const failed = context({ fault: null, refreshFailures: 1, session: null });
    expect(createDelays(timing(0, { online: false })).backoff(failed)).toBe(60_000);
    expect(createDelays(timing(0)).backoff(failed)).toBe(500);
    const later = context({ fault: { retryAt: NOW + 70_000 }, refreshFailures: 1, session: null });
    expect(createDelays(timing(0, { online: false })).backoff(later)).toBe(70_500);
  });

  test('until a device is confirmed again doubles up to a minute', () => {
    const most = (deviceFailures: number) =>
      createDelays(timing(1)).confirmAgain(context({ deviceFailures }));
    expect([0, 1, 5, 6, 60].map(most)).toEqual([1_000, 2_000, 32_000, 60_000, 60_000]);
    expect(createDelays(timing(0)).confirmAgain(context({ deviceFailures: 6 }))).toBe(1_000);
  });

  test('before other tabs refresh is 1 to 2 seconds, or 5 to 10 in a hidden one', () => {
    const between = (visible: boolean) =>
      [0, 1].map((random) => createDelays(timing(random, { visible })).startJitter());
    expect([between(true), between(false)]).toEqual([
      [1_000, 2_000],
      [5_000, 10_000],
    ]);
  });

  test('for what has to end', () => {
    expect(createDelays(timing())).toMatchObject({
      restoringTimeout: 10_000,
      revokingTimeout: 5_000,
      clearingTimeout: 10_000,
    });
  });
});

describe('a refresh', () => {
  test('is due from its time on, and at a time that is none', () => {
    const { isDue } = createTimeGuards(timing());
    const due = (refreshAt: number) => isDue(context(session(refreshAt)));
    expect([NOW + 1, NOW, NOW - 1, Number.NaN].map(due)).toEqual([false, true, true, true]);
    expect(isDue(context({ session: null }))).toBe(true);
  });

  test('waits for no other tab in the one that leads or has the focus', () => {
    const first = (focused: boolean, tab: string, refreshAt = NOW) =>
      createTimeGuards(timing(0, { focused })).isDueAndFirst(context({ tab, ...session(refreshAt) }));
    expect([first(true, 'following'), first(false, 'leading'), first(false, 'following')]).toEqual([
      true,
      true,
      false,
    ]);
    expect([first(true, 'leading', NOW + 1)]).toEqual([false]);
  });

  test('has no time once the tokens have expired, or must be at once', () => {
    const { isOver } = createTimeGuards(timing());
    const over = (expiresAt: number) => isOver(context(session(NOW, expiresAt)));
    expect([NOW + 1, NOW, NOW - 1, Number.NaN].map(over)).toEqual([false, true, true, true]);
    expect(isOver(context(session(AT_ONCE, NOW + 1)))).toBe(true);
    expect(isOver(context({ session: null }))).toBe(true);
  });
});
