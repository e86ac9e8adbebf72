/**
 * Open redirects by their state: what the return needs, encrypted in this browser for ten minutes.
 *
 * @module
 */
import { isNumber, isObject, isText, recordOf, shaped } from '../../checks.ts';
import type { ManagedLoginMode, Remember } from '../../model.ts';
import { openRecord } from '../../vault/record.ts';
import { openStorage } from '../../vault/storage.ts';
import type { ServiceContext } from '../context.ts';
import { isRemember } from './request.ts';

export interface Redirect {
  /** Epoch milliseconds. */
  readonly lapsesAt: number;
  readonly mode: ManagedLoginMode;
  /** PKCE, RFC 7636. */
  readonly verifier: string;
  readonly nonce: string;
  /** Seconds. */
  readonly maxAge: number | null;
  readonly remember: Remember;
  readonly returnTo: string | null;
  /** JSON. */
  readonly data: string | null;
}

interface Book {
  readonly redirects: Readonly<Record<string, Redirect>>;
  /**
   * Silent sign-ins are not tried again before this time, in epoch milliseconds: the last one found nobody, or never
   * returned.
   */
  readonly quietUntil: number;
}

const isRedirect = (value: unknown): value is Redirect =>
  isObject(value) &&
  [value.mode, value.verifier, value.nonce, value.returnTo ?? '', value.data ?? ''].every(isText) &&
  [value.lapsesAt, value.maxAge ?? 0].every(isNumber) &&
  isRemember(value.remember);
const isBook = shaped({ redirects: recordOf(isRedirect), quietUntil: isNumber });

export interface Redirects {
  /** Whether stored data is still there when the person returns to the page. */
  outlivesPage(): Promise<boolean>;
  /** False for a silent sign-in if the last one found nobody. */
  begin(state: string, redirect: Redirect): Promise<boolean>;
  /** Removes and returns the redirect of a state, in one transaction; null if there is none. */
  claim(state: string): Promise<Redirect | null>;
  /** Somebody has signed in: silent sign-ins may be tried again. */
  end(): Promise<void>;
}

/** Milliseconds: longer than the five minutes that a person has at managed login and again at a provider. */
export const LIFE = 600_000;

const EMPTY: Book = { redirects: {}, quietUntil: 0 };

export function openRedirects({ config, environment, vault }: ServiceContext): Redirects {
  const { clock } = environment;
  // A session in memory does not outlive the page, but the redirect leads through another page.
  const storage = config.storage === 'memory' ? openStorage(environment) : vault.storage;
  const book = openRecord<Book>(storage, config.scope, 'redirects', { check: isBook });
  const open = (stored: Book | null): Book => {
    const { redirects, quietUntil } = stored ?? EMPTY;
    const alive = Object.entries(redirects).filter(([, { lapsesAt }]) => lapsesAt > clock.now());
    return { redirects: Object.fromEntries(alive), quietUntil };
  };

  return {
    outlivesPage: async () => (await storage).cipher !== null,
    async begin(state, redirect) {
      const isSilent = redirect.mode === 'silent';
      let isBegun = true;
      await book.modify((stored) => {
        const { redirects, quietUntil } = open(stored);
        isBegun = !isSilent || quietUntil <= clock.now();
        if (!isBegun) return stored;
        return {
          redirects: { ...redirects, [state]: redirect },
          quietUntil: isSilent ? clock.now() + LIFE : quietUntil,
        };
      });
      return isBegun;
    },
    async claim(state) {
      let found: Redirect | null = null;
      // Called again if another tab wrote in between: only the last result counts.
      await book.modify((stored) => {
        const { redirects, quietUntil } = open(stored);
        found = Object.hasOwn(redirects, state) ? (redirects[state] ?? null) : null;
        if (!found) return stored;
        const { [state]: _, ...others } = redirects;
        return { redirects: others, quietUntil };
      });
      return found;
    },
    end: () =>
      book.modify((stored) => (stored && stored.quietUntil > 0 ? { ...stored, quietUntil: 0 } : stored)),
  };
}
