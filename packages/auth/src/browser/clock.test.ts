import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../test/manual-clock.ts';
import { runningTimer } from './clock.ts';

/** The waits of a timer, one after the other, until it runs. */
function waitsOf(milliseconds: number) {
  const clock = new ManualClock();
  const waits: number[] = [];
  let isOver = false;
  runningTimer(clock, milliseconds, () => {
    isOver = true;
  });
  while (!isOver) {
    const wait = clock.untilNext ?? Number.NaN;
    waits.push(wait);
    clock.advance(wait);
  }
  return waits;
}

describe('a timer', () => {
  it.each([
    [20_000, [5_000, 5_000, 5_000, 5_000]],
    [10_001, [2_501, 2_501, 2_501, 2_498]],
    [1, [1]],
  ])('that is a time-out of %i ms loses a quarter at most while the page is frozen', (time, waits) => {
    expect(waitsOf(time)).toEqual(waits);
  });

  it('for longer than any time-out, 20 seconds, waits for its point in time', () => {
    expect(waitsOf(20_001)).toEqual([20_001]);
  });

  it('that is cancelled between two pieces does not run', () => {
    const clock = new ManualClock();
    const cancel = runningTimer(clock, 20_000, () => expect.unreachable());
    clock.advance(5_000);
    cancel();
    clock.advance(20_000);
    expect(clock.pending).toBe(0);
  });
});
