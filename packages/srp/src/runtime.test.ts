import { expect, test, vi } from 'vitest';
import { startSrp } from './ephemeral.ts';
import { type SrpRuntime, startSlices } from './runtime.ts';

/** A clock that advances with every read. */
const clockOf = (millisecondsPerLook: number) => {
  let time = 0;
  return () => (time += millisecondsPerLook);
};

test('a computation gives the thread back after every 8 ms, and never before', async () => {
  let time = 0;
  let sliceStart = 0;
  const slices: number[] = [];
  const runtime: SrpRuntime = {
    now: () => (time += 0.5),
    pause: async () => {
      slices.push(time - sliceStart);
      time += 100;
      sliceStart = time;
    },
  };
  await startSrp(runtime);
  expect(slices).toHaveLength(2);
  expect(Math.max(...slices)).toBeLessThanOrEqual(8.5);
  expect(Math.min(...slices)).toBeGreaterThanOrEqual(8);
});

test('a fast computation is not interrupted', async () => {
  const pause = vi.fn<() => Promise<void>>();
  await startSrp({ now: clockOf(0.1), pause });
  expect(pause).not.toHaveBeenCalled();
});

test('the time of a pause does not count into the next slice', async () => {
  let time = 0;
  const slices = startSlices({
    now: () => time,
    pause: async () => {
      time += 1000;
    },
  });
  time += 8;
  expect(slices.isOver()).toBe(true);
  await slices.next();
  expect(slices.isOver()).toBe(false);
});

test('a pause lasts into a later task, so that others get their turn', async () => {
  const order: string[] = [];
  const paused = startSlices({})
    .next()
    .then(() => order.push('paused'));
  for (let microtask = 0; microtask < 100; microtask++) await Promise.resolve();
  order.push('microtasks');
  await paused;
  expect(order).toEqual(['microtasks', 'paused']);
});

test('the page’s own clock is looked at where none is given', async () => {
  const pause = vi.fn<() => Promise<void>>(() => Promise.resolve());
  const clock = vi.spyOn(performance, 'now').mockImplementation(clockOf(4));
  try {
    await startSrp({ pause });
  } finally {
    clock.mockRestore();
  }
  expect(pause).toHaveBeenCalled();
});

test('a pause is a message, not a timer, which would wait for longer from the fifth on', async () => {
  const timer = vi.spyOn(globalThis, 'setTimeout');
  try {
    for (let pauses = 0; pauses < 6; pauses += 1) await startSlices({}).next();
    expect(timer).not.toHaveBeenCalled();
  } finally {
    timer.mockRestore();
  }
});

test('an environment without MessageChannel pauses by a timer', async () => {
  vi.stubGlobal('MessageChannel', undefined);
  try {
    await startSlices({}).next();
    expect((await startSrp({ now: clockOf(1) })).srpA).toMatch(/^[0-9a-f]+$/);
  } finally {
    vi.unstubAllGlobals();
  }
});
