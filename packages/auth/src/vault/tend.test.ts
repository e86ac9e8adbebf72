import { describe, expect, it } from 'vitest';
import { settle } from '../../test/record-world.ts';
import { sharedCells } from '../../test/shared-cells.ts';
import { tend } from './tend.ts';

function world() {
  const { clock, tab } = sharedCells();
  const storage = tab();
  let heard = 0;
  const start = async () => {
    const stop = tend(Promise.resolve(storage), () => {
      heard += 1;
    });
    await settle();
    return stop;
  };
  const pass = async (milliseconds: number) => {
    clock.advance(milliseconds);
    await settle();
  };
  /** The storage fails once more, and notifies. */
  const failing = () => {
    storage.fail();
    for (const listener of storage.listeners) listener();
  };
  return { clock, storage, start, pass, failing, heard: () => heard };
}

describe('a storage that fails', () => {
  it('is tried again after a quarter of a second, then ever more seldom, each half a minute at last', async () => {
    const { storage, start, pass, failing } = world();
    await start();
    failing();
    for (const delay of [250, 500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]) {
      const before = storage.transactions;
      await pass(delay - 1);
      expect(storage.transactions).toBe(before);
      await pass(1);
      expect(storage.transactions).toBe(before + 1);
      for (const listener of storage.listeners) listener();
    }
  });

  it('is tried again, also while nothing is sent to it', async () => {
    const { storage, start, pass, failing } = world();
    await start();
    failing();
    const before = storage.transactions;
    for (const delay of [250, 500, 1_000]) await pass(delay);
    expect(storage.transactions).toBe(before + 3);
  });

  it('is left alone when nobody waits for it any more', async () => {
    const { clock, start, failing } = world();
    const stop = await start();
    failing();
    clock.advance(250);
    stop();
    await settle();
    expect(clock.pending).toBe(0);
  });

  it('is left alone while it works', async () => {
    const { clock, start } = world();
    await start();
    expect(clock.pending).toBe(0);
  });

  it('is tried by one timer, however often it says that it fails', async () => {
    const { clock, start, failing } = world();
    await start();
    for (let times = 0; times < 3; times += 1) failing();
    expect(clock.pending).toBe(1);
  });

  it('that failed before is tried from the start', async () => {
    const { storage, start, pass } = world();
    storage.fail();
    await start();
    await pass(250);
    expect(storage.transactions).toBe(1);
  });

  it('and works again is heard, and begins with a short wait when it fails again', async () => {
    const { storage, start, pass, failing, heard } = world();
    await start();
    failing();
    await pass(250);
    expect(heard()).toBe(0);
    storage.mend();
    expect(heard()).toBe(1);
    failing();
    const before = storage.transactions;
    await pass(250);
    expect(storage.transactions).toBe(before + 1);
  });

  it('keeps waiting longer while a write fails though reading works, as on a full disk', async () => {
    const { storage, start, pass, failing, heard } = world();
    await start();
    storage.unwritten.add('something');
    failing();
    await pass(250);
    storage.mend();
    expect(heard()).toBe(1);
    failing();
    const before = storage.transactions;
    await pass(499);
    expect(storage.transactions).toBe(before);
    await pass(1);
    expect(storage.transactions).toBe(before + 1);
  });

  it('is left alone once nobody listens any more', async () => {
    const { clock, storage, start, failing, heard } = world();
    const stop = await start();
    failing();
    stop();
    expect([clock.pending, storage.listeners.size]).toEqual([0, 0]);
    storage.mend();
    expect(heard()).toBe(0);
  });

  it('is not listened to where that was over before it was there', async () => {
    const { clock, storage } = world();
    storage.fail();
    tend(Promise.resolve(storage), () => {})();
    await settle();
    expect([clock.pending, storage.listeners.size]).toEqual([0, 0]);
  });
});
