/**
 * A step of a sign-in on its way to another page. The string that goes there is either a ticket, for which the step is
 * given out in this browser alone, or the step itself with its key, for whoever holds it.
 *
 * @module
 */
import type { Environment } from '../api.ts';
import { fromBase64Url, toBase64Url } from '../base64url.ts';
import { AuthError } from '../errors.ts';
import { createCipher } from './cipher.ts';
import { openRecord } from './record.ts';
import { type BareStep, bare, type OpenStep, sealed } from './steps.ts';
import type { Vault } from './vault.ts';

/** Where an exported step can be taken up. */
export type StepReach = 'thisBrowser' | 'anywhere';

/** Steps given out or taken up, by id: `step` is null when it was taken up, or goes with its string. */
type Book = Readonly<Record<string, { readonly lapsesAt: number; readonly step: BareStep | null }>>;

/** What the string begins with; the digit is the format's version. */
const TICKET = 'lkt1';
const BEARER = 'lkb1';
/** Bytes: an id that nobody guesses; an AES-256 key. */
const ID_LENGTH = 16;
const KEY_LENGTH = 32;

export interface Handoff {
  /** @throws AuthError `step-not-kept` */
  export(step: OpenStep, reach: StepReach): Promise<string>;
  /** Takes the step up, once. @throws AuthError `step-invalid`, `step-used` or `step-lapsed` */
  import(text: string): Promise<OpenStep>;
}

/** @param scope - pool and client: the step of another does not open */
export function openHandoff(
  { storage }: Pick<Vault, 'storage'>,
  { clock, random, subtle }: Environment,
  scope: string,
): Handoff {
  const book = openRecord<Book>(storage, scope, 'handoff');
  const pruned = (entries: Book | null): Book =>
    Object.fromEntries(Object.entries(entries ?? {}).filter(([, { lapsesAt }]) => lapsesAt > clock.now()));
  const note = (id: string, lapsesAt: number, step: BareStep | null) =>
    book.modify((entries) => ({ ...pruned(entries), [id]: { lapsesAt, step } }));

  const cipherOf = async (key: Uint8Array<ArrayBuffer>) => {
    if (!subtle) throw notKept();
    const aes = await subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt', 'decrypt']);
    return createCipher(subtle, aes, random);
  };
  const labelOf = (id: string) => `${scope}|${BEARER}|${id}`;

  const redeem = async (id: string): Promise<BareStep> => {
    let found: Book[string] | undefined;
    await book.modify((entries) => {
      found = entries && Object.hasOwn(entries, id) ? entries[id] : undefined;
      return found?.step ? { ...pruned(entries), [id]: { ...found, step: null } } : entries;
    });
    if (!found) throw invalid();
    if (!found.step) throw used();
    return found.step;
  };

  const decrypt = async (id: string, key: string, content: string): Promise<BareStep> => {
    const open = async () => (await cipherOf(decoded(key))).decrypt(labelOf(id), decoded(content));
    // Only a step of this pool and client opens under its label.
    return (await open().catch(wrong)) as BareStep;
  };

  return {
    async export(step, reach) {
      const id = toBase64Url(random(ID_LENGTH));
      const open = bare(step);
      if (reach === 'thisBrowser') {
        if (!(await storage).cipher) throw notKept();
        await note(id, open.challenge?.lapsesAt ?? 0, open);
        return `${TICKET}.${id}`;
      }
      const key = random(KEY_LENGTH);
      const content = await (await cipherOf(key)).encrypt(labelOf(id), open);
      return [BEARER, id, toBase64Url(key), toBase64Url(content)].join('.');
    },

    async import(text) {
      const [format, id = '', key = '', content = ''] = text.split('.');
      if (format !== TICKET && format !== BEARER) throw invalid();
      const step = format === TICKET ? await redeem(id) : await decrypt(id, key, content);
      const lapsesAt = step.challenge?.lapsesAt ?? 0;
      if (lapsesAt <= clock.now()) throw lapsed();
      if (format === BEARER) {
        let isUsed = false;
        await book.modify((entries) => {
          isUsed = entries !== null && Object.hasOwn(entries, id);
          return isUsed ? entries : { ...pruned(entries), [id]: { lapsesAt, step: null } };
        });
        if (isUsed) throw used();
      }
      return sealed(step);
    },
  };
}

function decoded(text: string): Uint8Array<ArrayBuffer> {
  try {
    return fromBase64Url(text);
  } catch {
    throw invalid();
  }
}

/** Damage shows as many kinds of error; what is said already stays as it is. */
function wrong(error: unknown): never {
  throw error instanceof AuthError ? error : invalid();
}

const invalid = () =>
  new AuthError(
    'step-invalid',
    'This is no exported step of this pool and client, or not one that opens in this browser: start the sign-in again.',
  );
const used = () =>
  new AuthError('step-used', 'This step was taken up before: go on where that was, or start again.');
const lapsed = () =>
  new AuthError('step-lapsed', 'This step has taken longer than the pool allows: start the sign-in again.');
const notKept = () =>
  new AuthError(
    'step-not-kept',
    'This browser keeps nothing at rest, so the step cannot wait here: see getCapabilities().',
  );
