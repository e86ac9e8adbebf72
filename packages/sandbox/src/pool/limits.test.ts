import { beforeEach, describe, expect, test } from 'vitest';
import { SandboxClock } from '../controls/clock.ts';
import { OneTimeValues } from '../tokens/one-time-values.ts';
import { ConfirmationCodes } from './confirmation-codes.ts';
import { FailedAttempts } from './failed-attempts.ts';
import { HourlyLimits, type LimitedOperation } from './hourly-limits.ts';
import type { User } from './user.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

let clock: SandboxClock;
beforeEach(() => {
  clock = new SandboxClock(() => 1_790_000_000_000);
});

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
/** Any user: only the identity counts. */
const someone = () => ({}) as User;
const [ada, eve] = [someone(), someone()];

describe('calls in an hour', () => {
  const limitReached = {
    type: 'LimitExceededException',
    message: 'Attempt limit exceeded, please try after some time.',
  };

  test.each<[LimitedOperation, number]>([
    ['ForgotPassword', 20],
    ['ConfirmForgotPassword', 20],
    ['ResendConfirmationCode', 5],
    ['ConfirmSignUp', 15],
    ['ChangePassword', 5],
    ['GetUserAttributeVerificationCode', 5],
    ['VerifyUserAttribute', 15],
  ])('of %s may be %d by one user, and one more a whole hour after the first', (operation, most) => {
    const limits = new HourlyLimits(clock);
    const count = (user = ada) => limits.count(user, operation);
    for (let calls = 0; calls < most; calls += 1) {
      count();
      clock.advance(SECOND);
    }
    expect(() => count()).toThrow(expect.objectContaining(limitReached));
    expect(() => count(eve)).not.toThrow();
    clock.advance(HOUR - most * SECOND - 1);
    expect(() => count()).toThrow(expect.objectContaining(limitReached));
    clock.advance(1);
    count();
    expect(() => count()).toThrow(expect.objectContaining(limitReached));
  });

  test('are counted for each operation by itself, and forgotten by a reset', () => {
    const limits = new HourlyLimits(clock);
    for (let calls = 0; calls < 5; calls += 1) limits.count(ada, 'ChangePassword');
    expect(() => limits.count(ada, 'ForgotPassword')).not.toThrow();
    expect(() => limits.count(ada, 'ChangePassword')).toThrow('Attempt limit exceeded');
    limits.clear();
    expect(() => limits.count(ada, 'ChangePassword')).not.toThrow();
  });
});

describe('wrong passwords', () => {
  const fail = (attempts: FailedAttempts, times: number) => {
    for (let count = 0; count < times; count += 1) attempts.add(ada);
  };
  const isLocked = (attempts: FailedAttempts, user = ada) => {
    try {
      attempts.check(user);
      return false;
    } catch (error) {
      expect(error).toMatchObject({ type: 'NotAuthorizedException', message: 'Password attempts exceeded' });
      return true;
    }
  };

  test('are free four times', () => {
    const attempts = new FailedAttempts(clock);
    fail(attempts, 4);
    expect(isLocked(attempts)).toBe(false);
    fail(attempts, 1);
    expect([isLocked(attempts), isLocked(attempts, eve)]).toEqual([true, false]);
  });

  test.each([
    [5, 1],
    [6, 2],
    [7, 4],
    [14, 512],
    [15, 900],
    [100, 900],
  ])('%d of them lock for %d seconds', (times, seconds) => {
    const attempts = new FailedAttempts(clock);
    fail(attempts, times);
    clock.advance(seconds * SECOND - 1);
    expect(isLocked(attempts)).toBe(true);
    clock.advance(1);
    expect(isLocked(attempts)).toBe(false);
  });

  test('are forgotten after a quarter of an hour without one, and not before', () => {
    const attempts = new FailedAttempts(clock);
    fail(attempts, 5);
    clock.advance(15 * MINUTE - 1);
    expect(isLocked(attempts)).toBe(false);
    fail(attempts, 1);
    expect(isLocked(attempts)).toBe(true);
    clock.advance(15 * MINUTE);
    expect(isLocked(attempts)).toBe(false);
    fail(attempts, 4);
    expect(isLocked(attempts)).toBe(false);
  });

  test('are forgotten after a right one, and by a reset', () => {
    for (const forget of [(all: FailedAttempts) => all.forget(ada), (all: FailedAttempts) => all.clear()]) {
      const attempts = new FailedAttempts(clock);
      fail(attempts, 5);
      forget(attempts);
      expect(isLocked(attempts)).toBe(false);
      fail(attempts, 4);
      expect(isLocked(attempts)).toBe(false);
    }
  });
});

describe('a confirmation code', () => {
  const expired = { type: 'ExpiredCodeException' };
  const mismatch = { type: 'CodeMismatchException' };
  const start = () => {
    const codes = new ConfirmationCodes(clock, random);
    const check = (code: string, purpose: Parameters<typeof codes.check>[1] = 'sign-up', user = ada) =>
      codes.check(user, purpose, code);
    return { codes, check };
  };

  test.each([
    ['sign-up', 24 * HOUR],
    ['forgot-password', HOUR],
    ['verify email', 24 * HOUR],
    ['verify phone_number', 24 * HOUR],
  ] as const)('for %s is good for %d ms', (purpose, lifetime) => {
    const { codes, check } = start();
    const code = codes.issue(ada, purpose, 'phone_number');
    expect(code).toMatch(/^\d{6}$/);
    clock.advance(lifetime - 1);
    expect(check(code, purpose)).toBe('phone_number');
    clock.advance(1);
    expect(() => check(code, purpose)).toThrow(expect.objectContaining(expired));
  });

  test('is for one user and one purpose, and a wrong one does not use it up', () => {
    const { codes, check } = start();
    const code = codes.issue(ada, 'sign-up', 'email');
    codes.issue(ada, 'forgot-password', 'email');
    expect(() => check(`${code}0`)).toThrow(expect.objectContaining(mismatch));
    expect(() => check(code.slice(1))).toThrow(expect.objectContaining(mismatch));
    expect(() => check(code, 'sign-up', eve)).toThrow(expect.objectContaining(expired));
    expect(() => check(code, 'verify email')).toThrow(expect.objectContaining(expired));
    expect(check(code)).toBe('email');
    codes.use(ada, 'sign-up');
    expect(() => check(code)).toThrow(expect.objectContaining(expired));
  });

  test('that is being used works for nobody else, and works again where its work fails', async () => {
    const { codes, check } = start();
    const code = codes.issue(ada, 'sign-up', 'email');
    const failing = codes.redeem(ada, 'sign-up', code, async () => {
      expect(() => check(code)).toThrow(expect.objectContaining(expired));
      throw new Error('too weak');
    });
    await expect(failing).rejects.toThrow('too weak');
    expect(check(code)).toBe('email');
    await codes.redeem(ada, 'sign-up', code, async () => {});
    expect(() => check(code)).toThrow(expect.objectContaining(expired));
  });

  test('that was sent while the work of an older one failed is the one that counts', async () => {
    const { codes, check } = start();
    const first = codes.issue(ada, 'sign-up', 'email');
    let second = '';
    const failing = codes.redeem(ada, 'sign-up', first, async () => {
      do second = codes.issue(ada, 'sign-up', 'email');
      while (second === first);
      throw new Error('too weak');
    });
    await expect(failing).rejects.toThrow('too weak');
    expect(() => check(first)).toThrow(expect.objectContaining(mismatch));
    expect(check(second)).toBe('email');
  });

  test('is gone after a reset', () => {
    const { codes, check } = start();
    const code = codes.issue(ada, 'sign-up', 'email');
    codes.clear();
    expect(() => check(code)).toThrow(expect.objectContaining(expired));
  });
});

describe('a value with a name that works once', () => {
  test('is found for five minutes, as often as wanted, and redeemed once', () => {
    const values = new OneTimeValues<string>(clock, random, 10);
    const name = values.issue('value');
    expect(name).toMatch(/^[\w-]{32}$/);
    clock.advance(5 * MINUTE - 1);
    expect([values.find(name), values.find(name), values.find(`${name}x`)]).toEqual([
      'value',
      'value',
      undefined,
    ]);
    expect([values.redeem(name), values.redeem(name), values.find(name)]).toEqual([
      'value',
      undefined,
      undefined,
    ]);
    const late = values.issue('late');
    clock.advance(5 * MINUTE);
    expect([values.find(late), values.redeem(late)]).toEqual([undefined, undefined]);
    const last = values.issue('last');
    clock.advance(5 * MINUTE - 1);
    expect(values.redeem(last)).toBe('last');
    const reset = values.issue('reset');
    values.clear();
    expect(values.find(reset)).toBeUndefined();
  });

  test('makes room once it has expired, and not before', () => {
    const values = new OneTimeValues<number>(clock, random, 2);
    const issue = (count: number) => Array.from({ length: count }, (_, n) => values.issue(n));
    const live = issue(10);
    expect(live.map((name) => values.find(name))).toEqual(live.map((_, n) => n));
    expect(values.size).toBe(10);
    for (let round = 0; round < 10; round += 1) {
      clock.advance(5 * MINUTE);
      const names = issue(3);
      expect(names.map((name) => values.find(name))).toEqual([0, 1, 2]);
    }
    // Two expired ones, as many more before it checks again, and those of the last round.
    expect(values.size).toBeLessThanOrEqual(2 + 2 + 3);
  });
});
