import { describe, expect, it } from 'vitest';
import { recordWorld, settle } from '../../test/record-world.ts';
import { sharedCells } from '../../test/shared-cells.ts';
import { markOf } from './mark.ts';
import { openRecord } from './record.ts';

describe('a record that ends', () => {
  const begin = async ({ open }: ReturnType<typeof recordWorld>, value = 'session') => {
    const tab = open();
    await tab.record.change((_, __, id) => ({ value, lineage: id }));
    const { lineage } = await tab.record.read();
    return { ...tab, lineage };
  };

  it('goes to the outbox as it was, with the generation after the one that was stored', async () => {
    const here = recordWorld();
    const { record, lineage } = await begin(here);
    const before = here.cell();
    const { id, ...ended } = await record.end(lineage, 'global');
    expect(ended).toEqual({ generation: 2, waits: false });
    expect(here.cell()).toEqual({ schema: 1, generation: 2, lineage: '', content: null });
    expect(here.outbox()).toEqual([{ id, at: here.clock.now(), scope: 'global', cell: before }]);
    expect(await record.read()).toEqual({
      generation: 2,
      lineage: '',
      value: null,
      cleared: true,
      newer: false,
    });
  });

  it('leaves no entry without a scope', async () => {
    const here = recordWorld();
    const { record, lineage } = await begin(here);
    expect(await record.end(lineage, null)).toMatchObject({ generation: 2, waits: false });
    expect(here.outbox()).toEqual([]);
  });

  it('is not another sign-in, nor one that was cleared', async () => {
    const here = recordWorld();
    const { storage, record, lineage } = await begin(here);
    const before = here.cell();
    expect(await record.end('another', 'local')).toMatchObject({ generation: null, waits: false });
    expect(here.cell()).toEqual(before);
    storage.fail();
    expect((await record.read()).value).toBe('session');
    storage.isFailing = false;
    await record.end(lineage, 'local');
    expect(await record.end('', 'local')).toMatchObject({ generation: null, waits: false });
    expect(here.cell().generation).toBe(2);
    expect(here.outbox()).toHaveLength(1);
  });

  it('is marked before anything is waited for: the page that is left at once leaves the rest to the next one', async () => {
    const here = recordWorld();
    const { storage, record, lineage } = await begin(here);
    storage.before = () => new Promise(() => {});
    void record.end(lineage, 'global');
    await settle();
    expect(await here.open().record.read()).toMatchObject({ value: null, cleared: true });
    expect(here.outbox()).toMatchObject([{ scope: 'global' }]);
  });

  it('has no lineage where another tab completes it at the same time: it is no refusal', async () => {
    const here = recordWorld();
    const { lineage } = await begin(here);
    const [one, other] = [here.open(), here.open()];
    here.content.set('pool|over', markOf(lineage, 'local'));
    one.storage.before = async () => {
      // Between its read and its write.
      one.storage.before = () => other.record.end(lineage, 'local');
    };
    expect(await one.record.read()).toMatchObject({ lineage: '', value: null, cleared: true });
  });

  it('is cleared also where its cell is gone: another tab could store it again', async () => {
    const here = recordWorld();
    const { record, lineage } = await begin(here);
    await record.modify(() => 'renewed');
    here.content.delete(here.key);
    expect(await record.end(lineage, 'local')).toMatchObject({ generation: 3, waits: false });
    expect(here.cell()).toMatchObject({ generation: 3, content: null });
    expect(here.outbox()).toEqual([]);
  });

  it('is cleared as soon as the storage works, and reads as cleared until then', async () => {
    const here = recordWorld();
    const { storage, record, lineage } = await begin(here);
    storage.fail();
    const { id, ...ended } = await record.end(lineage, 'local');
    expect(ended).toEqual({ generation: null, waits: true });
    expect(await record.read()).toMatchObject({ value: null, cleared: true, generation: 1, lineage: '' });
    expect(here.cell().content).not.toBeNull();
    storage.isFailing = false;
    expect(await record.read()).toMatchObject({ value: null, cleared: true, generation: 2 });
    expect(here.cell()).toMatchObject({ generation: 2, content: null });
    expect(here.outbox()).toMatchObject([{ id, scope: 'local' }]);
    expect(storage.unwritten.size).toBe(0);
    const before = storage.transactions;
    await record.read();
    expect(storage.transactions).toBe(before + 1);
  });

  it('drops its pending writes', async () => {
    const here = recordWorld();
    const { storage, record, lineage } = await begin(here);
    storage.fail();
    await record.modify(() => 'renewed');
    storage.isFailing = false;
    await record.end(lineage, null);
    expect(storage.unwritten.size).toBe(0);
    expect((await here.open().record.read()).value).toBeNull();
    expect((await record.read()).value).toBeNull();
  });

  it('is not restored by a read that began before', async () => {
    const here = recordWorld();
    const { storage, record, lineage } = await begin(here);
    const found = record.read();
    storage.before = async () => {
      await record.end(lineage, null);
    };
    expect((await found).value).toBeNull();
    expect((await record.read()).value).toBeNull();
  });

  it('is not restored by an earlier answer of the storage', async () => {
    let letGo: (() => void) | null = null;
    const { tab } = sharedCells(async (label, work) => {
      const done = await work();
      if (label === 'slow reads' && isSlow) await new Promise<void>((go) => (letGo = go));
      return done;
    });
    let isSlow = false;
    const record = openRecord<string>(Promise.resolve(tab('slow')), 'pool', 'thing');
    await record.change((_, __, id) => ({ value: 'session', lineage: id }));
    const { lineage } = await record.read();
    isSlow = true;
    const late = record.read();
    await settle();
    isSlow = false;
    await record.end(lineage, null);
    (letGo as (() => void) | null)?.();
    expect((await late).value).toBeNull();
    expect((await record.read()).value).toBeNull();
  });

  it('reads the writes of this tab since the storage answered', async () => {
    let letGo: (() => void) | null = null;
    const { tab } = sharedCells(async (label, work) => {
      const done = await work();
      // Only the first read is late.
      if (label === 'slow reads' && !letGo) await new Promise<void>((go) => (letGo = go));
      return done;
    });
    const record = openRecord<string>(Promise.resolve(tab('slow')), 'pool', 'thing');
    const late = record.read();
    await settle();
    expect(await record.write('newer')).toBe(1);
    (letGo as (() => void) | null)?.();
    expect((await late).value).toBe('newer');
    expect((await record.read()).value).toBe('newer');
  });

  it('leaves the outbox alone where its sign-in continues, and adds one that gives way', async () => {
    const here = recordWorld();
    const { record } = await begin(here);
    const first = here.cell();
    await record.modify(() => 'renewed');
    expect(here.outbox()).toEqual([]);
    const renewed = here.cell();
    expect(renewed.lineage).toBe(first.lineage);
    await record.change((_, __, id) => ({ value: 'another', lineage: id }));
    expect(here.outbox()).toMatchObject([{ scope: 'keep', cell: renewed }]);
    expect(here.cell().lineage).not.toBe(first.lineage);
    await record.end(here.cell().lineage, null);
    await record.change((_, __, id) => ({ value: 'third', lineage: id }));
    expect(here.outbox()).toHaveLength(1);
  });

  it('is over where its page could put its mark only, and is cleared by the next one that reads', async () => {
    const here = recordWorld();
    const { lineage } = await begin(here);
    const first = here.cell();
    here.content.set('pool|over', `${lineage}|global`);
    const { record } = here.open();
    expect(await record.read()).toMatchObject({ value: null, cleared: true, generation: 2 });
    expect(here.cell()).toMatchObject({ content: null, generation: 2 });
    expect(here.outbox()).toMatchObject([{ scope: 'global', cell: first }]);
  });

  it('does not count as over for a mark of nobody', async () => {
    const here = recordWorld();
    const { record } = here.open();
    await record.write('of no sign-in');
    for (const mark of ['', '|local', null, 5]) {
      here.content.set('pool|over', mark);
      expect((await here.open().record.read()).value).toBe('of no sign-in');
    }
  });
});

describe('a record that a newer release has written', () => {
  const newer = async () => {
    const here = recordWorld();
    const { storage, record } = here.open();
    await record.change((_, __, id) => ({ value: 'old', lineage: id }));
    const { lineage } = await record.read();
    const theirs = { ...here.cell(), schema: 2, generation: 7 };
    here.content.set(here.key, theirs);
    return { here, storage, record, lineage, theirs };
  };

  it('stays as it is, and its known data serve', async () => {
    const { here, storage, record, theirs } = await newer();
    expect(await record.read()).toMatchObject({ value: 'old', newer: true });
    expect([...storage.lost]).toEqual([['thing', 'newer']]);
    expect(here.cell()).toEqual(theirs);
  });

  it('is left alone by a change, which is held apart', async () => {
    const { here, record, theirs } = await newer();
    const { present, isChanged } = await record.change(() => ({ value: 'mine' }));
    expect(isChanged).toBe(true);
    expect(present).toMatchObject({ value: 'mine', newer: false });
    expect(Number.isInteger(present.generation)).toBe(false);
    expect(await record.read()).toMatchObject({ value: 'mine', newer: false });
    expect(await record.change(() => undefined)).toMatchObject({
      isChanged: false,
      present: { value: 'mine' },
    });
    expect(here.cell()).toEqual(theirs);
  });

  it('is not cleared by this one, which lets go of it', async () => {
    const { here, storage, record, lineage, theirs } = await newer();
    expect(await record.end(lineage, 'local')).toMatchObject({ generation: null, waits: true });
    expect(storage.unwritten.size).toBe(0);
    expect(here.cell()).toEqual(theirs);
    expect(here.outbox()).toEqual([]);
    expect(await record.read()).toMatchObject({ value: null, cleared: true, newer: false });
  });
});
