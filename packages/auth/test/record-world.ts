import type { Cell } from '../src/vault/cells.ts';
import type { EndedCell } from '../src/vault/ended.ts';
import { openRecord } from '../src/vault/record.ts';
import { sharedCells } from './shared-cells.ts';

/** The record `thing` in tabs that share their cells. */
export function recordWorld() {
  const { clock, content, tab } = sharedCells();
  const key = 'pool|thing';
  return {
    clock,
    content,
    key,
    open: (storage = tab()) => ({
      storage,
      record: openRecord<string>(Promise.resolve(storage), 'pool', 'thing'),
    }),
    cell: () => content.get(key) as Cell,
    outbox: () => (content.get('pool|ended') ?? []) as EndedCell[],
  };
}

/** Lets promises settle, where nothing needs time. */
export const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
};
