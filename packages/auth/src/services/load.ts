/**
 * The parts of the code that are loaded on demand, or when the page is idle: all `import()`s are here, so that no late part
 * waits for another. A failed load is not remembered: the next call tries again. (Browsers that do not follow
 * whatwg/html#10327 of 2026 yet remember a failed import themselves for the life of the page: one more reason to load early.)
 *
 * @module
 */
import { notLoaded } from './not-loaded.ts';

/** The chunks of the services. Each rejects with NotLoadedError. */
export const chunks = {
  /** SRP and the calls of a sign-in; the others are built on it. */
  signIn: () => import('./chunks/sign-in.ts').catch(notLoaded),
  /** Keeps a session alive and ends it at Cognito; also contains the session of a single tab, and the meaning of refusals. */
  session: () => import('./chunks/session.ts').catch(notLoaded),
  /** Everything that is not needed to sign in with a password. */
  rest: () => import('./chunks/rest.ts').catch(notLoaded),
};

/** The services of managed login, where the secrets are. @throws NotLoadedError */
export const loadManagedLogin = () => import('./chunks/managed-login.ts').catch(notLoaded);

/** The page's part of managed login. @throws NotLoadedError */
export const loadWindows = () => import('./chunks/windows.ts').catch(notLoaded);

/** Reads the pending sign-in that was saved before a reload: most pages have none. @throws NotLoadedError */
export const loadReader = () => import('../vault/read-pending.ts').catch(notLoaded);

/** The page's end of the connection to its worker. @throws NotLoadedError */
export const loadLink = () => import('../isolation/link.ts').catch(notLoaded);

/** Prepares a sign-in with WebAssembly. @throws NotLoadedError */
export const loadWasm = () => import('./chunks/wasm.ts').catch(notLoaded);

/** Watches other tabs. @throws NotLoadedError */
export const loadTabs = () => import('./chunks/tabs.ts').catch(notLoaded);

/** Loads all chunks before they are needed. A failed one is loaded again on use. */
export const loadAll = (): Promise<unknown> =>
  Promise.allSettled(Object.values(chunks).map((load) => load()));
