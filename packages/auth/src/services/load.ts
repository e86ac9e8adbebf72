/**
 * The parts of the code that come when they are needed, or when the page is idle: every `import()` there is, so that no part
 * that comes late waits for another one. Nothing is kept of a load that failed: the next call tries again. (Browsers that do
 * not follow whatwg/html#10327 of 2026 yet remember a failed import themselves for as long as the page lives: one more
 * reason to ask early.)
 *
 * @module
 */
import { notLoaded } from './not-loaded.ts';

/** The chunks of the services. Each rejects with NotLoadedError. */
export const chunks = {
  /** SRP and the calls of a sign-in; the others are built on it. */
  signIn: () => import('./chunks/sign-in.ts').catch(notLoaded),
  /** What keeps a session alive and ends it at Cognito, and what a refusal means. */
  session: () => import('./chunks/session.ts').catch(notLoaded),
  /** All that signing in by password does without. */
  rest: () => import('./chunks/rest.ts').catch(notLoaded),
};

/** Managed login, where the secrets are. @throws NotLoadedError */
export const loadManagedLogin = () => import('./chunks/managed-login.ts').catch(notLoaded);

/** Managed login on the page. @throws NotLoadedError */
export const loadWindows = () => import('./chunks/windows.ts').catch(notLoaded);

/** What reads the pending sign-in of a page before this one: most pages have none. @throws NotLoadedError */
export const loadReader = () => import('../vault/read-pending.ts').catch(notLoaded);

/** The page's end of the wire to its worker. @throws NotLoadedError */
export const loadWire = () => import('../isolation/page.ts').catch(notLoaded);

/** What prepares a sign-in by WebAssembly. @throws NotLoadedError */
export const loadWasm = () => import('./chunks/wasm.ts').catch(notLoaded);

/** What other tabs do. @throws NotLoadedError */
export const loadTabs = () => import('./chunks/tabs.ts').catch(notLoaded);

/** Every chunk, so that it is there when it is first needed. What fails now is asked for again then. */
export const loadAll = (): Promise<unknown> =>
  Promise.allSettled(Object.values(chunks).map((load) => load()));
