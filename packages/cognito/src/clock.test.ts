import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeClock } from '../test/fake-pool.ts';
import { systemClock } from './clock.ts';
import { pause } from './pause.ts';

describe("the environment's clock", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('waits for the given time, even for ever', () => {
    const fired: string[] = [];
    systemClock.setTimeout(() => fired.push('second'), 1_000);
    systemClock.setTimeout(() => fired.push('for ever'), Number.POSITIVE_INFINITY);
    vi.advanceTimersByTime(86_400_000);
    expect(fired).toEqual(['second']);
  });
});

describe('a pause', () => {
  it('does not start for a signal that has already fired', async () => {
    const { clock, delays } = fakeClock(() => true);
    await pause(20_000, clock, AbortSignal.abort());
    expect(delays).toEqual([0]);
  });
});
