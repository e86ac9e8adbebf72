import { memoryCells } from '../src/vault/cells.ts';
import type { VaultStorage } from '../src/vault/storage.ts';
import { ManualClock } from './manual-clock.ts';

const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);

/** Does a piece of work in its turn. */
export type Turns = <T>(label: string, work: () => Promise<T>) => Promise<T>;

/** The storage of one tab, which a test can make fail and work again. */
export interface SharedStorage extends VaultStorage {
  isFailing: boolean;
  /** From now on each transaction fails, as on a full disk. */
  fail(): void;
  /** Works again, and notifies. */
  mend(): void;
  /** Runs when the next transaction begins. */
  before: (() => Promise<unknown>) | null;
  transactions: number;
}

/** Shared by the tabs of a browser: cells in memory, under one key. A test decides the order of their work. */
export function sharedCells(turns: Turns = (_, work) => work(), clock = new ManualClock()) {
  const content = new Map<string, unknown>();
  let ids = 0;

  function tab(name = 'tab'): SharedStorage {
    const cells = memoryCells(content);
    const storage: SharedStorage = {
      // A sealed value shows only its label, and only opens with it.
      cipher: {
        subtle: {
          encrypt: (algorithm, _key, text) =>
            turns(`${name} encrypts`, async () => bytes(JSON.stringify([labelIn(algorithm), textIn(text)]))),
          async decrypt(algorithm, _key, sealed) {
            const [label, text] = JSON.parse(textIn(sealed)) as [string, string];
            if (label !== labelIn(algorithm)) throw new DOMException('It does not open.', 'OperationError');
            return bytes(text);
          },
        },
        key,
        random: (length) => new Uint8Array(length),
      },
      lost: new Map(),
      unwritten: new Set(),
      listeners: new Set(),
      isFailing: false,
      before: null,
      transactions: 0,
      clock,
      // Nothing was read with a key.
      early: () => null,
      endStart: () => {},
      newId() {
        ids += 1;
        return `id-${ids}`;
      },
      put: (key, value) =>
        storage.isFailing ? refused() : turns(`${name} puts`, () => cells.put(key, value)),
      async transact(names, change) {
        const happens = storage.before;
        storage.before = null;
        await happens?.();
        storage.transactions += 1;
        return turns(`${name} ${change ? 'writes' : 'reads'}`, () =>
          storage.isFailing ? refused() : cells.transact(names, change),
        );
      },
      close() {},
      capabilities: () => ({ storage: 'encrypted', locks: false, channel: false }),
      fail() {
        storage.isFailing = true;
      },
      mend() {
        storage.isFailing = false;
        for (const listener of storage.listeners) listener();
      },
    };
    return storage;
  }
  return { clock, content, tab };
}

const textIn = (content: BufferSource) => new TextDecoder().decode(content);
const labelIn = (algorithm: unknown) => textIn((algorithm as AesGcmParams).additionalData ?? bytes(''));
const bytes = (text: string) => new TextEncoder().encode(text).buffer;

const refused = () => Promise.reject(new DOMException('The disk is full.', 'QuotaExceededError'));
