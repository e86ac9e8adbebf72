import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createCountdown } from './index.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

it('counts whole seconds down to 0 and then stops', () => {
  const countdown = createCountdown(Date.now() + 2_500);
  const seen = [countdown.getSeconds()];
  countdown.subscribe(() => seen.push(countdown.getSeconds()));
  vi.advanceTimersByTime(10_000);
  expect(seen).toEqual([3, 2, 1, 0]);
  expect(vi.getTimerCount()).toBe(0);
});

it('leaves no timer behind when nobody listens any more', () => {
  const stop = createCountdown(Date.now() + 60_000).subscribe(() => undefined);
  expect(vi.getTimerCount()).toBe(1);
  stop();
  expect(vi.getTimerCount()).toBe(0);
});

it('is 0 without a moment, and for one that has passed', () => {
  expect(createCountdown(null).getSeconds()).toBe(0);
  expect(createCountdown(Date.now() - 5_000).getSeconds()).toBe(0);
});

it('waits a second at most at a time, so that a moment weeks ahead does not overflow the timer', () => {
  const listener = vi.fn<() => void>();
  createCountdown(Date.now() + 40 * 86_400_000).subscribe(listener);
  vi.advanceTimersByTime(3_000);
  expect(listener).toHaveBeenCalledTimes(3);
});

it('reads the clock that it is given', () => {
  expect(createCountdown(10_000, () => 4_000).getSeconds()).toBe(6);
});
