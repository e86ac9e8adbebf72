/**
 * A pending sign-in on its way to another page. The string is either a ticket that only this browser exchanges for the
 * sign-in, or the sign-in itself with its key, for anyone who has the string.
 *
 * @module
 */
import type { Environment } from '../api.ts';
import { fromBase64Url, toBase64Url } from '../base64url.ts';
import { isNumber, isObject, recordOf } from '../checks.ts';
import { AuthError } from '../errors.ts';
import { type Cipher, decrypt } from './cipher.ts';
import { encrypt } from './encrypt.ts';
import type { BarePendingSignIn, PendingSignIn } from './pending-sign-in.ts';
import { readForeign } from './read-foreign.ts';
import { readPending } from './read-pending.ts';
import { openRecord } from './record.ts';
import type { Vault } from './vault.ts';
import { bare } from './write-pending.ts';

/** Where an exported sign-in can be resumed. */
export type Reach = 'thisBrowser' | 'anywhere';

/** Exported and resumed sign-ins, by id: `pending` is null if it was resumed, or is contained in its string. */
type Book = Readonly<
  Record<string, { readonly lapsesAt: number; readonly pending: BarePendingSignIn | null }>
>;

/** The sign-ins themselves are checked when they are resumed. */
const isBook = recordOf(
  (entry): entry is Book[string] =>
    isObject(entry) && isNumber(entry.lapsesAt) && (entry.pending === null || isObject(entry.pending)),
);

/** Prefixes of the string; the digit is the version of the format. */
const TICKET = 'lkt1';
const BEARER = 'lkb1';
/** Bytes: an unguessable id; an AES-256 key. */
const ID_LENGTH = 16;
const KEY_LENGTH = 32;

export interface Handoff {
  /** @throws AuthError `resume-not-stored` */
  export(pending: PendingSignIn, reach: Reach): Promise<string>;
  /**
   * The username of a sign-in of unknown origin; null for a ticket, which only this browser can make.
   *
   * @throws AuthError like `import`
   */
  look(text: string): Promise<string | null>;
  /** Returns the sign-in, once. @throws AuthError `resume-invalid`, `resume-used` or `resume-lapsed` */
  import(text: string): Promise<PendingSignIn>;
}

/** @param scope - pool and client: sign-ins of another cannot be decrypted */
export function openHandoff(
  { storage }: Pick<Vault, 'storage'>,
  { clock, random, subtle }: Environment,
  scope: string,
): Handoff {
  const book = openRecord<Book>(storage, scope, 'handoff', { check: isBook });
  const pruned = (entries: Book | null): Book =>
    Object.fromEntries(Object.entries(entries ?? {}).filter(([, { lapsesAt }]) => lapsesAt > clock.now()));
  const note = (id: string, lapsesAt: number, pending: BarePendingSignIn | null) =>
    book.modify((entries) => ({ ...pruned(entries), [id]: { lapsesAt, pending } }));

  const cipherOf = async (key: Uint8Array<ArrayBuffer>): Promise<Cipher> => {
    if (!subtle) throw notKept();
    const aes = await subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt', 'decrypt']);
    return { subtle, key: aes, random };
  };
  const labelOf = (id: string) => `${scope}|${BEARER}|${id}`;

  const redeem = async (id: string): Promise<PendingSignIn | null> => {
    let found: Book[string] | undefined;
    await book.modify((entries) => {
      found = entries && Object.hasOwn(entries, id) ? entries[id] : undefined;
      return found?.pending ? { ...pruned(entries), [id]: { ...found, pending: null } } : entries;
    });
    if (!found) throw invalidString();
    if (!found.pending) throw used();
    return readPending(found.pending);
  };

  const openBearer = async (id: string, key: string, content: string): Promise<PendingSignIn | null> => {
    const open = async () => decrypt(await cipherOf(decoded(key)), labelOf(id), decoded(content));
    // Key and label are public: anybody can have made it.
    return readForeign(await open().catch(wrong), clock.now());
  };

  /** @throws AuthError if no person is expected to answer it, or not any more */
  const waiting = (pending: PendingSignIn | null): PendingSignIn => {
    if (!pending?.challenge) throw invalidString();
    if (pending.challenge.lapsesAt <= clock.now()) throw lapsed();
    return pending;
  };

  return {
    async export(pending, reach) {
      const id = toBase64Url(random(ID_LENGTH));
      const open = bare(pending);
      if (reach === 'thisBrowser') {
        if (!(await storage).cipher) throw notKept();
        await note(id, open.challenge?.lapsesAt ?? 0, open);
        return `${TICKET}.${id}`;
      }
      const key = random(KEY_LENGTH);
      const content = await encrypt(await cipherOf(key), labelOf(id), { ...open, totp: null });
      return [BEARER, id, toBase64Url(key), toBase64Url(content)].join('.');
    },

    async look(text) {
      const [format, id, key, content] = partsOf(text);
      if (format === TICKET) return null;
      const { attempt } = waiting(await openBearer(id, key, content));
      let isUsed = false;
      await book.modify((entries) => {
        isUsed = entries !== null && Object.hasOwn(entries, id);
        return entries;
      });
      if (isUsed) throw used();
      return attempt.username;
    },

    async import(text) {
      const [format, id, key, content] = partsOf(text);
      const pending = waiting(format === TICKET ? await redeem(id) : await openBearer(id, key, content));
      if (format === BEARER) {
        const lapsesAt = pending.challenge?.lapsesAt ?? 0;
        let isUsed = false;
        await book.modify((entries) => {
          isUsed = entries !== null && Object.hasOwn(entries, id);
          return isUsed ? entries : { ...pruned(entries), [id]: { lapsesAt, pending: null } };
        });
        if (isUsed) throw used();
      }
      return pending;
    },
  };
}

/** Splits an exported sign-in into exactly its parts. */
function partsOf(text: string): [format: string, id: string, key: string, content: string] {
  const parts = text.split('.');
  const [format = '', id = '', key = '', content = ''] = parts;
  const wanted = format === TICKET ? 2 : 4;
  if (![TICKET, BEARER].includes(format) || parts.length !== wanted) throw invalidString();
  return [format, id, key, content];
}

function decoded(text: string): Uint8Array<ArrayBuffer> {
  try {
    return fromBase64Url(text);
  } catch {
    throw invalidString();
  }
}

/** Damage causes many kinds of error; an AuthError is kept. */
function wrong(error: unknown): never {
  throw error instanceof AuthError ? error : invalidString();
}

export const invalidString = () =>
  new AuthError(
    'resume-invalid',
    'This is not an exported sign-in of this pool and client, or it cannot be opened in this browser: start the sign-in again.',
  );
const used = () =>
  new AuthError('resume-used', 'This sign-in has already been resumed: continue there, or start again.');
const lapsed = () =>
  new AuthError('resume-lapsed', 'This sign-in took longer than the pool allows: start it again.');
const notKept = () =>
  new AuthError(
    'resume-not-stored',
    'This browser cannot store anything, so the sign-in cannot wait here: see getCapabilities().',
  );
