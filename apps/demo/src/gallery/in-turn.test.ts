import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { inTurn } from './in-turn.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('runs one in each task, in order, but those that were called off', () => {
  const done: string[] = [];
  inTurn(() => done.push('first'));
  const callOff = inTurn(() => done.push('second'));
  inTurn(() => done.push('third'));
  expect(done).toEqual([]);
  vi.advanceTimersToNextTimer();
  expect(done).toEqual(['first']);
  callOff();
  vi.advanceTimersToNextTimer();
  expect(done).toEqual(['first', 'third']);
  expect(vi.getTimerCount()).toBe(0);
});

it('begins again after all were done', () => {
  const run = vi.fn<() => void>();
  inTurn(() => {});
  vi.runAllTimers();
  inTurn(run);
  vi.runAllTimers();
  expect(run).toHaveBeenCalledOnce();
});
