import type { Auth } from '@latchkey/auth';
import { isUntracked, type Page, type PageRequest } from '@latchkey/auth/account';

type List<Item> = (auth: Auth, request: PageRequest) => Promise<Page<Item>>;

/** The answer of a pool that keeps no such list. */
export const UNTRACKED: Page<never> = { items: [], next: null };

/** Null where the person has blocked site data: reading the property throws there. */
function notes(): Storage | null {
  try {
    return sessionStorage;
  } catch {
    return null;
  }
}

/** The present sign-in: at the next one, the pool may have begun to track. */
function signInOf(auth: Auth): string {
  const { client_id = '', auth_time = 0 } = auth.getClaims('access') ?? {};
  return `${client_id} ${auth_time}`;
}

/**
 * A list that a pool without tracking refuses, which only a request reveals: it is asked once for a sign-in, also over reloads,
 * because browsers write each refusal to the console.
 */
export function unlessUntracked<Item>(name: string, list: List<Item>): List<Item> {
  const key = `latchkey:untracked:${name}`;
  const last = new WeakMap<Auth, Promise<unknown>>();
  const ask: List<Item> = async (auth, request) => {
    const signIn = signInOf(auth);
    if (notes()?.getItem(key) === signIn) return UNTRACKED;
    try {
      return await list(auth, request);
    } catch (error) {
      if (!isUntracked(error)) throw error;
      try {
        notes()?.setItem(key, signIn);
      } catch {
        // A full storage keeps nothing: it is asked again.
      }
      return UNTRACKED;
    }
  };
  return (auth, request) => {
    // One after the other: StrictMode asks twice, and the second time knows what the first has found out.
    const result = (last.get(auth) ?? Promise.resolve()).then(() => ask(auth, request));
    last.set(
      auth,
      result.catch(() => undefined),
    );
    return result;
  };
}
