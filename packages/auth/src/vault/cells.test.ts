import { describe, expect, it } from 'vitest';
import { createBrowser } from '../../test/browser.ts';
import { type Cell, cellIn, diskCells, labelOf, memoryCells } from './cells.ts';
import { openDatabase } from './database.ts';

const cell: Cell = { schema: 1, generation: 3, lineage: 'sign-in', content: 'sealed' };

describe('a cell', () => {
  it.each([{}, { lineage: '' }, { content: null }, { content: 0 }, { schema: 99, generation: 2 ** 48 - 1 }])(
    'needs all members: %j',
    (changes) => {
      expect(cellIn({ ...cell, ...changes })).toEqual({ ...cell, ...changes });
    },
  );

  it.each([
    { schema: 0 },
    { schema: -1 },
    { schema: 1.5 },
    { schema: '1' },
    { schema: undefined },
    { generation: 0 },
    { generation: -3 },
    { generation: 2.5 },
    { generation: '3' },
    { generation: Number.NaN },
    { generation: 2 ** 48 },
    { generation: Number.MAX_SAFE_INTEGER },
    { generation: 2 ** 53 },
    { lineage: null },
    { lineage: 7 },
    { content: undefined },
  ])('is nothing with %j', (changes) => {
    expect(cellIn({ ...cell, ...changes })).toBeNull();
  });

  it.each([undefined, null, 7, 'text', [], true])('is not %j', (found) => {
    expect(cellIn(found)).toBeNull();
  });

  it('has a label that no other place or write has', () => {
    const labels = [
      labelOf('pool|session', cell),
      labelOf('pool|session1', cell),
      labelOf('pool|session', { ...cell, schema: 11 }),
      labelOf('pool|session', { ...cell, generation: 31 }),
      labelOf('pool|session', { ...cell, schema: 13, generation: 1 }),
      labelOf('pool|session', { ...cell, lineage: 'other' }),
    ];
    expect(new Set(labels).size).toBe(labels.length);
    expect(labels[0]).toBe('pool|session|1|3|sign-in');
  });
});

describe.each([
  [
    'on disk',
    () => diskCells(openDatabase(createBrowser(() => Promise.reject(new Error('none'))).indexedDB)),
  ],
  ['in memory', () => memoryCells()],
])('cells %s', (_, open) => {
  it('are read together, and changed in the same transaction', async () => {
    const cells = open();
    await cells.put('a', 1);
    expect(await cells.transact(['a', 'b'])).toEqual([1, undefined]);
    expect(await cells.transact(['a', 'b'], ([a]) => ({ b: Number(a) + 1, c: 'new' }))).toEqual([
      1,
      undefined,
    ]);
    expect(await cells.transact(['a', 'b', 'c'])).toEqual([1, 2, 'new']);
    expect(await cells.transact(['a'], () => null)).toEqual([1]);
  });

  it('stay as they are where a change throws, and say why', async () => {
    const cells = open();
    await cells.put('a', 1);
    const change = () => {
      throw new RangeError('no such change');
    };
    await expect(cells.transact(['a'], change)).rejects.toThrow(new RangeError('no such change'));
    expect(await cells.transact(['a'])).toEqual([1]);
  });

  it('lose nothing of changes at the same time', async () => {
    const cells = open();
    await cells.put('count', 0);
    const add = () => cells.transact(['count'], ([count]) => ({ count: Number(count) + 1 }));
    await Promise.all(Array.from({ length: 10 }, add));
    expect(await cells.transact(['count'])).toEqual([10]);
  });
});

describe('cells on disk', () => {
  /** A database whose transactions end as the test wants, after all of their requests have succeeded. */
  const ending = (spoil: (store: IDBObjectStore) => void) => {
    const use = openDatabase(createBrowser(() => Promise.reject(new Error('none'))).indexedDB);
    let isSpoilt = false;
    const cells = diskCells((mode, work) =>
      use(mode, (store) => {
        if (isSpoilt) spoil(store);
        return work(store);
      }),
    );
    return {
      cells,
      spoil: () => {
        isSpoilt = true;
      },
      mend: () => {
        isSpoilt = false;
      },
    };
  };

  it('that are aborted after every request has succeeded, as on a full disk, have not changed', async () => {
    const { cells, spoil, mend } = ending((store) => {
      Object.assign(store.transaction, { commit: undefined });
      const put = store.put.bind(store);
      store.put = (...given) => {
        const request = put(...given);
        request.addEventListener('success', () => store.transaction.abort());
        return request;
      };
    });
    await cells.put('a', 1);
    spoil();
    await expect(cells.transact(['a'], () => ({ a: 2 }))).rejects.toMatchObject({ name: 'AbortError' });
    const put = cells.put('a', 3).then(
      () => 'stored',
      () => 'failed',
    );
    expect(await put).toBe('failed');
    mend();
    expect(await cells.transact(['a'])).toEqual([1]);
  });

  it('are put without a commit in browsers that have none (Safari before 15.4)', async () => {
    const { cells, spoil } = ending(({ transaction }) => Object.assign(transaction, { commit: undefined }));
    spoil();
    await cells.put('a', 1);
    expect(await cells.transact(['a'])).toEqual([1]);
  });
});
