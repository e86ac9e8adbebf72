import { expect, test, vi } from 'vitest';
import { noWatchers, standInServices, systemTiming } from './stand-ins.ts';

const { signal } = new AbortController();

test('a service that the app leaves out is refused, and what needs no server is done', async () => {
  const replies = await Promise.all(
    Object.entries(standInServices).map(
      async ([name, run]: [string, (input: never, signal: AbortSignal) => Promise<unknown>]) =>
        [name, await run({} as never, signal)] as const,
    ),
  );
  const { restoreSession, ...others } = Object.fromEntries(replies);
  expect(restoreSession).toEqual({ kind: 'none' });
  for (const [name, reply] of Object.entries(others)) {
    expect([name, reply]).toEqual([
      name,
      ['leavePage', 'forgetLocalDevice', 'clearSession'].includes(name)
        ? { kind: 'done' }
        : { kind: 'fault', fault: { kind: 'configuration', code: 'not-provided' } },
    ]);
  }
});

test('a watcher that the app leaves out sends nothing, and can be stopped', () => {
  const send = vi.fn<() => void>();
  for (const watch of Object.values(noWatchers)) {
    const stop = watch(send);
    expect(stop()).toBeUndefined();
  }
  expect(send).not.toHaveBeenCalled();
});

test('the timing of the system is its clock, its randomness, and a page in use', () => {
  const now = vi.spyOn(Date, 'now').mockReturnValue(1_790_000_000_000);
  const random = vi.spyOn(Math, 'random').mockReturnValue(0.25);
  expect([systemTiming.now(), systemTiming.random()]).toEqual([1_790_000_000_000, 0.25]);
  now.mockRestore();
  random.mockRestore();
  const { page } = systemTiming;
  expect([page.online(), page.visible(), page.focused()]).toEqual([true, true, true]);
});
