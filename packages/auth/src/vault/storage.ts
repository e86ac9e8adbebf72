import type { Capabilities, Environment } from '../api.ts';
import { within } from '../browser/clock.ts';
import { type Cells, cellsWithFallback, diskCells, memoryCells } from './cells.ts';
import { type Cipher, createCipher, loadKey } from './cipher.ts';
import { openDatabase } from './database.ts';

/** The cells and the cipher that this browser allows, chosen once. */
export interface Storage {
  readonly cells: Cells;
  /** Null when nothing leaves this page's memory. */
  readonly cipher: Cipher | null;
  /** Records that are there and can't be read, by name, as of their last reading. */
  readonly lost: Map<string, 'damaged' | 'newer'>;
  capabilities(): Capabilities;
}

/** Longest wait for the database and the key before memory is used. Milliseconds. */
const PATIENCE = 3_000;

export async function openStorage(
  environment: Environment,
  kind?: Capabilities['storage'],
): Promise<Storage> {
  const { clock, indexedDB, subtle, random, locks, openChannel } = environment;
  const lost: Storage['lost'] = new Map();
  const has = () => ({
    locks: locks !== null,
    channel: openChannel !== null,
    ...(lost.size > 0 && { lost: Object.fromEntries(lost) }),
  });
  const memory = (reason: NonNullable<Capabilities['reason']>): Storage => ({
    cells: memoryCells(),
    cipher: null,
    lost,
    capabilities: () => ({ storage: 'memory', reason, ...has() }),
  });
  if (kind === 'memory') return memory('chosen');
  if (!indexedDB) return memory('no-indexeddb');
  if (!subtle) return memory('no-webcrypto');
  try {
    const store = openDatabase(indexedDB);
    const key = await within(clock, PATIENCE, loadKey(subtle, store));
    let failed = false;
    return {
      cells: cellsWithFallback(clock, diskCells(store), (now) => {
        failed = now;
      }),
      cipher: createCipher(subtle, key, random),
      lost,
      capabilities: () =>
        failed
          ? { storage: 'memory', reason: 'storage-failed', ...has() }
          : { storage: 'encrypted', ...has() },
    };
  } catch (error) {
    const notStorable = error instanceof DOMException && error.name === 'DataCloneError';
    return memory(notStorable ? 'key-not-storable' : 'storage-failed');
  }
}
