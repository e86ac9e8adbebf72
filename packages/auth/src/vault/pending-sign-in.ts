import { fromBase64Url, toBase64Url } from '../base64url.ts';
import { attempt } from '../browser/attempt.ts';
import type { Attempt, AwaitedCode, Challenge, TotpSetup } from '../model.ts';
import type { Sealed } from '../sealed.ts';
import { SCHEMA } from './cells.ts';
import { type Cipher, decrypt } from './cipher.ts';
import type { VaultStorage } from './storage.ts';

/**
 * A sign-in that waits for a person's answer, or a sign-up or reset that waits for its code (`awaits`); without either, it
 * can only start again.
 */
export interface PendingSignIn {
  readonly attempt: Attempt;
  readonly challenge: Challenge | null;
  readonly awaits: AwaitedCode | null;
  /** The secret of the running setup; the challenge has the Session that belongs to it. */
  readonly totp: Sealed<TotpSetup> | null;
}

/** The pending sign-in of this tab, for a reload: two tabs with two challenges do not interfere. */
export interface PendingSignInStore {
  /** Saves it; null removes it. It is not saved if it cannot be encrypted. */
  save(pending: PendingSignIn | null): Promise<void>;
  /** Returns the offered one, otherwise the saved one. */
  load(): Promise<PendingSignIn | null>;
  /** Gives a sign-in from another page priority over the saved one, for the next `load` only. */
  offer(pending: PendingSignIn): void;
}

/** A pending sign-in with its seals opened: only to be encrypted. */
export interface BarePendingSignIn {
  readonly attempt: Attempt;
  readonly challenge: Omit<Challenge, 'parameters'> | null;
  readonly awaits: AwaitedCode | null;
  readonly totp: TotpSetup | null;
  readonly session: string | null;
  readonly parameters: Readonly<Record<string, string>>;
}

/** Conversion of pending sign-ins for storage. On a page the code for it is loaded late. */
export interface PendingForm {
  /** Seals the secrets of a valid pending sign-in; null for anything else. */
  read(value: unknown): PendingSignIn | null | Promise<PendingSignIn | null>;
  /** Unseals its secrets and encrypts it. */
  write(cipher: Cipher, label: string, pending: PendingSignIn): Promise<Uint8Array>;
}

/** The key of the item in the tab's session storage. */
export const pendingSignInKey = (scope: string): string => `${scope}|pending-sign-in`;

/** The last pending save of each storage. */
const saving = new WeakMap<Storage, Promise<void>>();

export function openPendingSignIn(
  storage: Promise<VaultStorage>,
  scope: string,
  items: Storage | null,
  form: PendingForm,
): PendingSignInStore {
  const key = pendingSignInKey(scope);
  const label = `latchkey|${key}|${SCHEMA}`;
  let latest = 0;
  let offered: PendingSignIn | null = null;

  async function write(pending: PendingSignIn | null): Promise<void> {
    latest += 1;
    const mine = latest;
    attempt(() => items?.removeItem(key));
    const { cipher } = await storage;
    if (!items || !pending || !cipher) return;
    try {
      const content = await form.write(cipher, label, pending);
      // A later call wins, even if it finished first.
      if (mine === latest) items.setItem(key, toBase64Url(content));
    } catch {
      // If the storage is full, or the code does not load, a reload loses the pending sign-in; nothing is lost now.
    }
  }

  return {
    save(pending) {
      const saved = write(pending);
      if (items)
        saving.set(
          items,
          saved.catch(() => {}),
        );
      return saved;
    },
    offer(pending) {
      offered = pending;
    },
    async load() {
      const here = offered;
      offered = null;
      if (here) return here;
      // A previous Auth on this page may still be saving.
      if (items) await saving.get(items);
      const text = attempt(() => items?.getItem(key));
      const { cipher } = await storage;
      if (!text || !cipher) return null;
      try {
        // Only content written by this store can be decrypted with its label; another release may have written another shape.
        return await form.read(await decrypt(cipher, label, fromBase64Url(text)));
      } catch {
        return null;
      }
    },
  };
}
