/**
 * The session of a single tab, used instead of the browser's session until it ends. It is kept in the tab's session storage,
 * encrypted, or only in memory. Other tabs neither see it nor follow it.
 *
 * @module
 */

import { fromBase64Url, toBase64Url } from '../base64url.ts';
import { attempt } from '../browser/attempt.ts';
import type { Remember } from '../model.ts';
import { cellIn, recordKey } from './cells.ts';
import { BEGUN, ENDED, type EndedCell, withEnded } from './ended.ts';
import { MARK } from './mark.ts';
import { openRecord } from './record.ts';
import type { StoredSession } from './session.ts';
import type { VaultStorage } from './storage.ts';
import { isStoredSession } from './stored-shapes.ts';
import type { OwnSessions } from './vault.ts';
import type { VaultRecord } from './versioned.ts';

type OwnVault = Parameters<OwnSessions['openOwnSession']>[0];

/**
 * Lineages that have ended, by page: a disposed `Auth` may still write a refresh of one, when its page has another `Auth` by
 * then.
 */
const ended = new WeakMap<object, Set<string>>();

/** @param cell - the cell in the tab's session storage */
export function openOwnSession(
  { own, storage, scope }: OwnVault,
  remember: Exclude<Remember, 'browser'>,
  cell?: unknown,
): VaultRecord<StoredSession> {
  const key = recordKey(scope, 'session');
  const outbox = recordKey(scope, ENDED);
  const begun = recordKey(scope, BEGUN);
  const over = ended.get(own.page) ?? new Set();
  ended.set(own.page, over);
  let kept = cell;
  /** The outbox entry that is being written. */
  let noting: Promise<unknown> | null = null;

  const keep = (next: unknown) => {
    const lineage = cellIn(kept)?.lineage;
    kept = next;
    const written = cellIn(next);
    if (lineage && lineage !== written?.lineage) over.add(lineage);
    if (remember === 'session' && written?.content instanceof Uint8Array) {
      const content = toBase64Url(new Uint8Array(written.content));
      try {
        own.items?.setItem(key, JSON.stringify({ ...written, content }));
      } catch {
        // If the storage is full, a reload loses the session; nothing is lost now.
      }
    }
  };

  /** From now on the tab uses the browser's session again. */
  const drop = () => {
    // Emptied first: where removing fails, the ended session must not be read again.
    attempt(() => own.items?.setItem(key, ''));
    for (const name of [key, recordKey(scope, MARK)]) attempt(() => own.items?.removeItem(name));
    own.record = null;
  };

  const open = async (): Promise<VaultStorage> => {
    const shared = await storage;
    return {
      get cipher() {
        return shared.cipher;
      },
      lost: new Map(),
      unwritten: new Set(),
      listeners: new Set(),
      isFailing: false,
      clock: shared.clock,
      newId: () => shared.newId(),
      early: () => null,
      endStart() {},
      capabilities: () => shared.capabilities(),
      close() {},
      // Not needed: the session is cleared synchronously.
      async put() {},
      async transact(names, change) {
        // Only reading waits: a refresh that a page before this one began is noted in the shared storage.
        const [noted] = change ? [] : await shared.transact([begun]).catch(() => []);
        const cell = cellIn(kept);
        if (cell && over.has(cell.lineage)) {
          kept = { ...cell, generation: cell.generation + 1, lineage: '', content: null };
          own.record = null;
        }
        const found = names.map((name) => ({ [key]: kept, [begun]: noted })[name]);
        const { [key]: next, [outbox]: ended = [] } = change?.(found) ?? {};
        if (next !== undefined) keep(next);
        // The outbox is shared: this tab may be closed before the session is revoked. Until it is there, a reload finds the
        // session, marked as over.
        for (const entry of ended as readonly EndedCell[])
          noting = shared
            .transact([outbox], ([found]) => ({ [outbox]: withEnded(found, entry) }))
            .catch(() => {});
        await noting;
        if (cellIn(next)?.content === null) drop();
        return found;
      },
    };
  };
  return openRecord<StoredSession>(open(), scope, 'session', { check: isStoredSession });
}

/** The session in this tab's session storage; null if it can't be decrypted. */
export async function takeOwnSession(vault: OwnVault): Promise<VaultRecord<StoredSession> | null> {
  const { items } = vault.own;
  const key = recordKey(vault.scope, 'session');
  const record = openOwnSession(vault, 'session', cellOf(attempt(() => items?.getItem(key)) ?? ''));
  const { value, newer } = await record.read();
  if (value) return record;
  if (!newer) attempt(() => items?.removeItem(key));
  return null;
}

/** Any script of this origin can write to the session storage: the result still has to be a valid cell. */
function cellOf(text: string): unknown {
  try {
    const { content, ...head } = Object(JSON.parse(text)) as { content?: unknown };
    return typeof content === 'string' ? { ...head, content: fromBase64Url(content) } : undefined;
  } catch {
    return undefined;
  }
}
