import { expect, it } from 'vitest';
import { ManualClock } from '../../test/manual-clock.ts';
import { exclusively } from './exclusively.ts';
import { locksOf } from './locks.ts';

const work = async () => 'under the lock';
const otherwise = async () => 'otherwise';

function refusing(name: string) {
  let asked = 0;
  const locks = {
    request: () => {
      asked += 1;
      return Promise.reject(new DOMException('Denied.', name));
    },
  } as unknown as LockManager;
  return { locks, asked: () => asked };
}

it('locks that refuse are asked once, and the work is done otherwise from the first time on', async () => {
  const clock = new ManualClock();
  const { locks, asked } = refusing('SecurityError');
  for (const _ of [1, 2])
    expect(await exclusively({ clock, locks }, 'name', 1_000, work, otherwise)).toBe('otherwise');
  expect([asked(), locksOf({ locks }), clock.pending]).toEqual([1, null, 0]);
});

it('a lock that comes after the computer slept is not given up', async () => {
  const clock = new ManualClock();
  let grant = () => {};
  const locks = {
    request: (_: string, { signal }: LockOptions, run: () => Promise<string>) =>
      new Promise((resolve, reject) => {
        signal?.addEventListener('abort', () => reject(new DOMException('Given up.', 'AbortError')));
        grant = () => resolve(run());
      }),
  } as unknown as LockManager;
  const done = exclusively({ clock, locks }, 'name', 20_000, work, otherwise);
  // The timer that is pending fires late, before the lock comes.
  clock.advance(clock.untilNext ?? 0);
  grant();
  expect(await done).toBe('under the lock');
  expect(clock.pending).toBe(0);
});

it('locks that fail once are asked again', async () => {
  const clock = new ManualClock();
  const { locks, asked } = refusing('InvalidStateError');
  for (const _ of [1, 2])
    expect(await exclusively({ clock, locks }, 'name', 1_000, work, otherwise)).toBe('otherwise');
  expect([asked(), locksOf({ locks })]).toEqual([2, locks]);
});
