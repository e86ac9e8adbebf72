/**
 * The redirects that are under way, each under its state: what the way back needs, encrypted in this browser for ten minutes.
 *
 * @module
 */
import type { ManagedLoginMode } from '../../model.ts';
import { openRecord } from '../../vault/record.ts';
import { openStorage } from '../../vault/storage.ts';
import type { ServiceContext } from '../context.ts';

export interface Redirect {
  /** Epoch milliseconds. */
  readonly lapsesAt: number;
  readonly mode: ManagedLoginMode;
  /** PKCE, RFC 7636. */
  readonly verifier: string;
  readonly nonce: string;
  /** Seconds. */
  readonly maxAge: number | null;
  readonly returnTo: string | null;
  /** JSON. */
  readonly data: string | null;
}

interface Book {
  readonly redirects: Readonly<Record<string, Redirect>>;
  /** Until when a silent sign-in is not tried again, in epoch milliseconds: it found nobody, or never came back. */
  readonly quietUntil: number;
}

export interface Redirects {
  /** Whether something stored now is there when the page has come back. */
  outlivesPage(): Promise<boolean>;
  /** False when it is a silent one and the last one found nobody. */
  begin(state: string, redirect: Redirect): Promise<boolean>;
  /** Takes the redirect of a state out, once, in one transaction; null where there is none. */
  claim(state: string): Promise<Redirect | null>;
  /** Somebody is signed in: a silent sign-in may be tried again. */
  end(): Promise<void>;
}

/** Milliseconds: longer than a person is given at managed login and at a provider, five minutes each. */
export const LIFE = 600_000;

const EMPTY: Book = { redirects: {}, quietUntil: 0 };

export function openRedirects({ config, environment, vault }: ServiceContext): Redirects {
  const { clock } = environment;
  // A session in memory does not outlive the page, but the way to it leads through another page.
  const storage = config.storage === 'memory' ? openStorage(environment) : vault.storage;
  const book = openRecord<Book>(storage, config.scope, 'redirects');
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
      // Called again where another tab wrote in between: only the last answer counts.
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
