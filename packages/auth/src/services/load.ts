/**
 * The parts of the code that come when they are needed, or when the page is idle. Nothing is kept of a load that failed: the
 * next call tries again. (Browsers that do not follow whatwg/html#10327 of 2026 yet remember a failed import themselves for
 * as long as the page lives: one more reason to ask early.)
 *
 * @module
 */
import { notLoaded } from './not-loaded.ts';

/** SRP and the calls of a sign-in. @throws NotLoadedError */
export const loadSignIn = () => import('./chunks/sign-in.ts').catch(notLoaded);

/** What keeps a session alive and ends it at Cognito. @throws NotLoadedError */
export const loadSession = () => import('./chunks/session.ts').catch(notLoaded);

/** What other tabs do. @throws NotLoadedError */
export const loadTabs = () => import('./chunks/tabs.ts').catch(notLoaded);

/** All that signing in by password does without. @throws NotLoadedError */
export const loadRest = () => import('./chunks/rest.ts').catch(notLoaded);

/** Everything, so that it is there when it is first needed. What fails now is asked for again then. */
export const loadAll = (): Promise<unknown> => Promise.allSettled([loadSignIn(), loadSession(), loadRest()]);
