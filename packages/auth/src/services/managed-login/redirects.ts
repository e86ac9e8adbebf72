/**
 * Open redirects by their state: what the return needs, encrypted in this browser for ten minutes.
 *
 * @module
 */
import { type Checked, isNumber, isObject, isText, oneOf, recordOf } from '../../checks.ts';
import { type ManagedLoginMode, REMEMBER, type Remember } from '../../model.ts';
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
  readonly remember: Remember;
  readonly returnTo: string | null;
  /** JSON. */
  readonly data: string | null;
}

const isRemember = oneOf(REMEMBER);
const isRedirect = (value: unknown): value is Redirect =>
  isObject(value) &&
  [value.mode, value.verifier, value.nonce, value.returnTo ?? '', value.data ?? ''].every(isText) &&
  [value.lapsesAt, value.maxAge ?? 0].every(isNumber) &&
  isRemember(value.remember);
/**
 * Redirects by their state. Under `SILENT` is the last silent sign-in, which found nobody or never returned: it is not tried
 * again before it lapses. No redirect has this state, and none is claimed by it.
 */
const isBook = recordOf(isRedirect);
const SILENT = '';

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

export function openRedirects({ config, environment, vault }: ServiceContext): Redirects {
  // A session in memory does not outlive the page, but the redirect leads through another page.
  const storage = config.storage === 'memory' ? openStorage(environment) : vault.storage;
  const book = openRecord<Checked<typeof isBook>>(storage, config.scope, 'redirects', { check: isBook });
  /** Called again if another tab wrote in between: only the last result counts. */
  const change = (decide: (alive: Map<string, Redirect>) => boolean) =>
    book.modify((stored) => {
      const now = environment.clock.now();
      const alive = new Map(Object.entries(stored ?? {}).filter(([, { lapsesAt }]) => lapsesAt > now));
      return decide(alive) ? Object.fromEntries(alive) : stored;
    });

  return {
    outlivesPage: async () => (await storage).cipher !== null,
    async begin(state, redirect) {
      let isBegun = true;
      await change((alive) => {
        const mark = redirect.mode === 'silent' ? SILENT : state;
        isBegun = !alive.has(mark);
        if (isBegun) alive.set(mark, redirect).set(state, redirect);
        return isBegun;
      });
      return isBegun;
    },
    async claim(state) {
      let found: Redirect | null = null;
      await change((alive) => {
        found = alive.get(state) ?? null;
        return alive.delete(state);
      });
      return found;
    },
    end: () => change((alive) => alive.delete(SILENT)),
  };
}
