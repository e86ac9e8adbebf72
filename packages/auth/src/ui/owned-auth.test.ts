import { expect, it, vi } from 'vitest';
import { createTestAuth } from '../testing/index.ts';
import { ownAuth } from './index.ts';

function setUp() {
  const dispose = vi.fn<() => void>();
  const create = vi.fn<() => ReturnType<typeof createTestAuth>>(() =>
    Object.assign(createTestAuth({ view: 'splash' }), { dispose }),
  );
  return { owned: ownAuth(create), create, dispose };
}

it('makes nothing before somebody subscribes, and says when it has', () => {
  const { owned, create } = setUp();
  expect(owned.get()).toBeNull();
  expect(create).not.toHaveBeenCalled();
  const listener = vi.fn<() => void>();
  owned.subscribe(listener);
  expect(owned.get()).not.toBeNull();
  expect(listener).toHaveBeenCalledTimes(1);
});

it('keeps it for one that subscribes immediately, and disposes it when nobody does', async () => {
  const { owned, create, dispose } = setUp();
  owned.subscribe(() => undefined)();
  const release = owned.subscribe(() => undefined);
  await Promise.resolve();
  expect([create.mock.calls.length, dispose.mock.calls.length]).toEqual([1, 0]);
  release();
  await Promise.resolve();
  expect(dispose).toHaveBeenCalledTimes(1);
  expect(owned.get()).toBeNull();
});

it('makes another one for a component that is shown again later', async () => {
  const { owned, create } = setUp();
  owned.subscribe(() => undefined)();
  await Promise.resolve();
  owned.subscribe(() => undefined);
  expect(create).toHaveBeenCalledTimes(2);
});
