import { describe, expect, it } from 'vitest';
import { recordWorld, settle } from '../../test/record-world.ts';
import type { Versioned } from './versioned.ts';

describe('a record whose storage fails', () => {
  it('holds what could not be written, under a generation of its own', async () => {
    const { open, cell } = recordWorld();
    const { storage, record } = open();
    expect(await record.write('first')).toBe(1);
    storage.fail();
    const { present, isChanged } = await record.change(() => ({ value: 'second' }));
    expect(isChanged).toBe(true);
    expect(present).toMatchObject({ value: 'second', cleared: false, newer: false });
    expect([present.generation > 1, present.generation < 2]).toEqual([true, true]);
    expect(await record.read()).toEqual(present);
    const { present: third } = await record.change(() => ({ value: null }));
    expect(third).toMatchObject({ value: null, cleared: true });
    expect([third.generation > present.generation, third.generation < 2]).toEqual([true, true]);
    expect(cell().generation).toBe(1);
    expect([...storage.unwritten]).toEqual(['pool|thing']);
  });

  it('keeps nothing where nothing was changed', async () => {
    const { open } = recordWorld();
    const { storage, record } = open();
    await record.write('first');
    storage.fail();
    const { present, isChanged } = await record.change(() => undefined);
    expect([isChanged, present.value]).toEqual([false, 'first']);
    expect(storage.unwritten.size).toBe(0);
    expect(storage.listeners.size).toBe(0);
  });

  it('is never read as it was before while the storage works again and the change is being written', async () => {
    for (let turns = 0; turns < 20; turns += 1) {
      const { open } = recordWorld();
      const { storage, record } = open();
      await record.write('first');
      storage.fail();
      await record.change(() => ({ value: 'second' }));
      storage.mend();
      for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
      expect([turns, (await record.read()).value]).toEqual([turns, 'second']);
    }
  });

  it('writes all of it in its order, as late, and once, when the storage works again', async () => {
    const { open, cell } = recordWorld();
    const { storage, record } = open();
    await record.write('a');
    storage.fail();
    const seen: [string | null, boolean][] = [];
    for (const letter of ['b', 'c'])
      await record.change(({ value }, isLate) => {
        seen.push([value, isLate]);
        return { value: `${value}${letter}` };
      });
    expect(seen.filter(([, isLate]) => isLate)).toEqual([]);
    seen.length = 0;
    expect(storage.listeners.size).toBe(1);
    storage.mend();
    await settle();
    expect(seen).toEqual([
      ['a', true],
      ['ab', true],
    ]);
    expect(cell().generation).toBe(3);
    expect(await open().record.read()).toMatchObject({ value: 'abc', generation: 3 });
    expect(storage.unwritten.size).toBe(0);
    const before = storage.transactions;
    storage.mend();
    await settle();
    expect(storage.transactions).toBe(before);
    expect(await record.write('d', 3)).toBe(4);
  });

  it('makes pending writes before the next change, and before it reads', async () => {
    const { open, cell } = recordWorld();
    const { storage, record } = open();
    storage.fail();
    await record.write('waits');
    storage.isFailing = false;
    expect(await record.read()).toMatchObject({ value: 'waits', generation: 1 });
    storage.fail();
    await record.modify((value) => `${value}, and more`);
    storage.isFailing = false;
    await record.modify((value) => `${value}, and most`);
    expect(await open().record.read()).toMatchObject({ value: 'waits, and more, and most', generation: 3 });
    expect(cell().generation).toBe(3);
  });

  it('gives way after fifty races with tabs that keep writing, and is written when they stop', async () => {
    const { open, cell } = recordWorld();
    const { record: other } = open();
    await other.write('0');
    const { storage, record } = open();
    await record.read();
    let races = 0;
    const race = () => {
      storage.before = async () => {
        // Before each second transaction, the one that writes.
        races += 1;
        if (races % 2 === 0) await other.write(String(races));
        race();
      };
    };
    race();
    const { isChanged, present } = await record.change(() => ({ value: 'mine' }));
    expect(isChanged).toBe(true);
    expect(Number.isInteger(present.generation)).toBe(false);
    expect(races).toBe(100);
    storage.before = null;
    expect(await record.read()).toMatchObject({ value: 'mine', generation: 52 });
    expect(cell().generation).toBe(52);
  });
});

it.each<[string, (version: Versioned<string>) => { value: string } | undefined, number]>([
  ['that changes nothing', () => undefined, 1],
  ['that changes something', () => ({ value: 'second' }), 2],
])('a change %s leaves generation %#', async (_, change, generation) => {
  const { open, cell } = recordWorld();
  const { record } = open();
  await record.write('first');
  const { present } = await record.change(change);
  expect(present.generation).toBe(generation);
  expect(cell().generation).toBe(generation);
});

describe('a change based on an outdated read', () => {
  it('is decided again where the record was made again under the same generation', async () => {
    const { content, open } = recordWorld();
    const [here, there] = [open(), open()];
    await here.record.change((_, __, id) => ({ value: 'first', lineage: id }));
    await there.record.read();
    let looks = 0;
    const { present } = await here.record.change(({ value }) => {
      looks += 1;
      if (looks === 1)
        here.storage.before = async () => {
          content.clear();
          await there.record.change((_, __, id) => ({ value: 'anew', lineage: id }));
        };
      return { value: `${value} changed` };
    });
    expect([looks, present.value]).toEqual([2, 'anew changed']);
  });

  it('is encrypted again where the key was replaced', async () => {
    const { open, cell } = recordWorld();
    const { storage, record } = open();
    await record.write('first');
    const { cipher } = storage;
    const subtle = { ...cipher?.subtle, encrypt: async () => new Uint8Array([7]).buffer };
    const other = { ...cipher, subtle };
    let looks = 0;
    await record.change(({ value }) => {
      looks += 1;
      if (looks === 1)
        storage.before = async () => {
          Object.assign(storage, { cipher: other });
        };
      return { value: `${value} changed` };
    });
    expect(looks).toBe(2);
    expect((cell().content as Uint8Array).subarray(-1)).toEqual(new Uint8Array([7]));
  });
});

it('a modification that returns its input writes nothing', async () => {
  const { open, cell } = recordWorld();
  const { record } = open();
  await record.write('same');
  await record.modify((value) => value);
  expect(cell().generation).toBe(1);
});

it('a write is refused under any generation but the expected one', async () => {
  const { open } = recordWorld();
  const { record } = open();
  await record.write('first');
  expect([await record.write('late', 0), await record.write('early', 2)]).toEqual([null, null]);
  expect((await record.read()).value).toBe('first');
  expect(await record.write('second', 1)).toBe(2);
});
