import { NotLoadedError } from './not-loaded.ts';

/**
 * Loads what opening a page and signing in by password do without. Nothing is kept of a load that failed: the next call
 * tries again. (Browsers before Chromium 156, Firefox 154 and Safari 27.1 themselves remember a failed import until the
 * page is loaded again, so it is best asked for early.)
 *
 * @throws NotLoadedError
 */
export const loadMore = () =>
  import('./more.ts').catch(() => {
    throw new NotLoadedError('A part of Latchkey did not load.');
  });
