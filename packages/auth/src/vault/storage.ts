import type { Capabilities, Environment, EnvironmentClock } from '../api.ts';
import { toBase64Url } from '../base64url.ts';
import { within } from '../browser/clock.ts';
import { locksOf } from '../browser/locks.ts';
import { RETURNS } from '../browser/page.ts';
import { DOCS, warn } from '../warn.ts';
import { type Cells, diskCells, memoryCells } from './cells.ts';
import { type Cipher, generateKey, isKey } from './cipher.ts';
import { openDatabase } from './database.ts';

/** The cells and the cipher that this browser supports. */
export interface VaultStorage extends Cells {
  /** Null if everything is in memory, and until the database has answered. */
  readonly cipher: Cipher | null;
  /** Records that exist but could not be read last time, by name. */
  readonly lost: Map<string, 'damaged' | 'newer'>;
  /** Names of records with changes that could not be written yet. */
  readonly unwritten: Set<string>;
  /** Called each time the database fails, and when it works again. */
  readonly listeners: Set<() => void>;
  readonly isFailing: boolean;
  readonly clock: EnvironmentClock;
  /**
   * The values read together with the key, if that was a moment ago and the database has not been used since. Otherwise null.
   */
  early(names: readonly string[]): readonly unknown[] | null;
  /** Drops early values that were not used. */
  endStart(): void;
  /** Returns a unique name. */
  newId(): string;
  capabilities(): Capabilities;
  /** Stops listening to the page. */
  close(): void;
}

/** What takes longer counts as failed: a hung database, or WebCrypto, must not block the sign-in. Milliseconds. */
const PATIENCE = 3_000;
/** While a transaction hangs, no other starts for this long. */
const REST = 30_000;

const KEY = 'key';
/**
 * Generated with the key. Every transaction reads both: site data may be cleared, or the key replaced, while the page is open.
 */
const KEY_ID = 'key-id';
/** Bytes of randomness: 96 bits are never drawn twice. */
const ID_LENGTH = 12;

/**
 * Errors of a database that will never work on this page, unless it has worked before: site data is blocked, or it belongs to a
 * later release.
 */
const NEVER = ['SecurityError', 'VersionError'];

/** How often a key is stored that then is not there. */
const ROUNDS = 5;

const isWhole = ([key, id]: readonly unknown[]) => isKey(key) && typeof id === 'string';

type Reason = NonNullable<Capabilities['reason']>;

/** How long the values read with the key count as fresh: the start of a page, on a slow phone. Milliseconds. */
const START = 1_000;

/**
 * Resolves when the browser's support is known, at the latest after the longest acceptable wait.
 *
 * @param atStart - entries needed first when the page starts: read together with the key, because every transaction takes
 *   time
 */
export async function openStorage(
  environment: Environment,
  kind?: Capabilities['storage'],
  atStart: readonly string[] = [],
): Promise<VaultStorage> {
  const { clock, indexedDB, subtle, random, openChannel, page } = environment;
  const lost: VaultStorage['lost'] = new Map();
  const unwritten: VaultStorage['unwritten'] = new Set();
  const listeners: VaultStorage['listeners'] = new Set();
  const newId = () => toBase64Url(random(ID_LENGTH));
  const inTime = <T>(work: Promise<T>) => within(clock, PATIENCE, work);
  const inMemory = memoryCells();
  const database = indexedDB && openDatabase(indexedDB, clock);
  const onDisk = database && diskCells(database, environment.window !== null);
  /** Resolves when the page is back. */
  let presence: Promise<void> = Promise.resolve();
  let comeBack: (() => void) | null = null;
  /** Why everything is in memory, permanently. */
  let reason: Reason | null = null;
  let cipher: Cipher | null = null;
  let keyId: unknown;
  let early = new Map<string, unknown>();
  let startsUntil = 0;
  let isFailing = false;
  let restsUntil = Number.NEGATIVE_INFINITY;

  const works = () => {
    restsUntil = Number.NEGATIVE_INFINITY;
    if (isFailing) tell(false);
  };

  const tell = (fails: boolean) => {
    isFailing = fails;
    for (const listener of listeners) listener();
  };

  const run: Cells['transact'] = async (names, change) => {
    if (reason || !onDisk) return inMemory.transact(names, change);
    if (clock.monotonic() < restsUntil) throw new DOMException('No answer.', 'TimeoutError');
    await presence;
    const since = presence;
    const work = onDisk.transact(names, change);
    try {
      const found = await inTime(work);
      works();
      return found;
    } catch (error) {
      // The page was left meanwhile. Others may have written since: `change` decides again.
      if (since !== presence) return run(names, change);
      const { name } = error as DOMException;
      if (name === 'TimeoutError') {
        restsUntil = clock.monotonic() + REST;
        // However late it answers.
        work.then(works, () => {
          restsUntil = Number.NEGATIVE_INFINITY;
        });
      }
      if (!cipher && NEVER.includes(name)) reason = 'storage-failed';
      else if (name === 'DataCloneError') reason = 'key-not-storable';
      if (reason) return inMemory.transact(names, change);
      tell(true);
      throw error;
    }
  };

  /**
   * Reads the stored key or creates one. It is generated first, then stored in a transaction that keeps another tab's key if
   * there is one by now: a transaction does not survive waiting for WebCrypto, and all tabs must end up with the same key.
   */
  const loadKey = async (crypto: SubtleCrypto, others: readonly string[] = []) => {
    let found = await run([KEY, KEY_ID, ...others]);
    if (isWhole(found)) {
      early = new Map(others.map((name, index) => [name, found[index + 2]]));
      startsUntil = clock.monotonic() + START;
    } else {
      const made = [await inTime(generateKey(crypto)), newId()] as const;
      const present = await run([KEY, KEY_ID], (stored) =>
        isWhole(stored) ? null : { [KEY]: made[0], [KEY_ID]: made[1] },
      );
      found = isWhole(present) ? present : made;
    }
    keyId = found[1];
    // Checked, or just created.
    cipher = {
      // It must block neither the page nor the refresh of all tabs.
      subtle: {
        encrypt: (...given) => inTime(crypto.encrypt(...given)),
        decrypt: (...given) => inTime(crypto.decrypt(...given)),
      },
      key: found[0] as CryptoKey,
      random,
    };
  };

  const storage: VaultStorage = {
    get cipher() {
      return reason ? null : cipher;
    },
    lost,
    unwritten,
    listeners,
    get isFailing() {
      return isFailing;
    },
    clock,
    newId,
    early(names) {
      if (clock.monotonic() > startsUntil || !names.every((name) => early.has(name))) return null;
      return names.map((name) => early.get(name));
    },
    endStart() {
      early.clear();
    },
    async put(name, value) {
      storage.endStart();
      if (!reason) await onDisk?.put(name, value);
    },
    async transact(names, change) {
      storage.endStart();
      const isForeign = (values: readonly unknown[]) => !reason && !(values[1] === keyId && isWhole(values));
      for (let rounds = 0; ; rounds += 1) {
        let isSkipped = false;
        const found = await run(
          [KEY, KEY_ID, ...names],
          change &&
            ((present) => {
              isSkipped = isForeign(present);
              return isSkipped ? null : change(present.slice(2));
            }),
        );
        if (!subtle || !(isSkipped || (!change && isForeign(found)))) return found.slice(2);
        // It stores keys, and does not give them back.
        if (rounds > ROUNDS) reason = 'key-not-storable';
        await loadKey(subtle);
      }
    },
    capabilities() {
      const why = reason ?? (isFailing || unwritten.size > 0 ? 'storage-failed' : null);
      return {
        ...(why ? { storage: 'memory', reason: why } : { storage: 'encrypted' }),
        locks: locksOf(environment) !== null,
        channel: openChannel !== null,
        ...(lost.size > 0 && { lost: Object.fromEntries(lost) }),
      };
    },
    close: () => unsubscribe(),
  };

  const unsubscribe = page.subscribe((event) => {
    if (event === 'freeze') {
      database?.halt();
      if (!comeBack)
        presence = new Promise((resolve) => {
          comeBack = resolve;
        });
    } else if (comeBack && RETURNS.includes(event)) {
      database?.resume();
      comeBack();
      comeBack = null;
    }
  });
  if (kind === 'memory') reason = 'chosen';
  else if (!indexedDB) reason = 'no-indexeddb';
  else if (!subtle) {
    reason = 'no-webcrypto';
    try {
      if (process.env.NODE_ENV !== 'production') warnOfPlainHttp();
    } catch {
      // Without a bundler there is no `process`.
    }
  }
  // If it fails now, it is tried again, or memory is used.
  else await loadKey(subtle, atStart).catch(() => {});
  return storage;
}

const warnOfPlainHttp = () =>
  warn(
    'This page is not served over https, so the browser has no Web Crypto: a reload signs the user out, and there are no passkeys. ' +
      `Serve the page over https, or open it at http://localhost. ${DOCS}#plain-http`,
  );
