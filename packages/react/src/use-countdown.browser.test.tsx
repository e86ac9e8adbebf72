import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { renderHook } from 'vitest-browser-react';
import { useCountdown } from './index.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000, toFake: ['Date', 'setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

it('counts whole seconds down to zero, rendering once a second', async () => {
  let renders = 0;
  const { result, act } = await renderHook(() => {
    renders += 1;
    return useCountdown(1_002_500);
  });
  expect(result.current).toBe(3);
  await act(() => vi.advanceTimersByTime(499));
  expect([result.current, renders]).toEqual([3, 1]);
  await act(() => vi.advanceTimersByTime(1));
  expect([result.current, renders]).toEqual([2, 2]);
  await act(() => vi.advanceTimersByTime(10_000));
  expect([result.current, vi.getTimerCount()]).toEqual([0, 0]);
});

it('starts again when the moment moves, and is 0 without one', async () => {
  const { result, rerender } = await renderHook<number | null, number>(
    (until) => useCountdown(until ?? null),
    {
      initialProps: null,
    },
  );
  expect([result.current, vi.getTimerCount()]).toEqual([0, 0]);
  await rerender(1_005_000);
  expect(result.current).toBe(5);
  await rerender(1_009_000);
  expect([result.current, vi.getTimerCount()]).toEqual([9, 1]);
});

it('reads the clock that it is given, and another one from then on', async () => {
  const { result, rerender } = await renderHook<() => number, number>((now) => useCountdown(1_010_000, now), {
    initialProps: () => 1_003_000,
  });
  expect(result.current).toBe(7);
  await rerender(() => 1_008_000);
  expect(result.current).toBe(2);
});

it('leaves no timer behind', async () => {
  const { unmount } = await renderHook(() => useCountdown(1_060_000));
  await unmount();
  expect(vi.getTimerCount()).toBe(0);
});
