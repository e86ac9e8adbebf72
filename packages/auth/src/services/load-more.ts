import { notLoaded } from './not-loaded.ts';

/**
 * Loads what opening a page and signing in by password do without. Nothing is kept of a load that failed: the next call
 * tries again. (Browsers that do not follow whatwg/html#10327 of 2026 yet remember a failed import themselves for as long
 * as the page lives: one more reason to ask early.)
 *
 * @throws NotLoadedError
 */
export const loadMore = () => import('./more.ts').catch(notLoaded);
