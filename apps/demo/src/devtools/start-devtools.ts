import type { Auth } from '@latchkey/auth';
import { type Devtools, mountDevtools } from '@latchkey/devtools/production';

/**
 * Shows the session in the inspector: also in the built demo, which is meant to be explored. During development, `?inspect`
 * in the URL opens an XState inspector as well.
 */
export function startDevtools(auth: Auth): Devtools {
  const devtools = mountDevtools(auth, { button: false });
  const page = import.meta.env.DEV ? inspectorPage(location.href) : null;
  if (import.meta.env.DEV && page !== null) {
    void import('@latchkey/devtools/stately').then(({ connectStatelyInspector }) =>
      connectStatelyInspector(auth, { url: page }),
    );
  }
  return devtools;
}

const hosted = 'https://stately.ai/inspect';

/** Stately's own page, or one of this site named by `inspect`; null if the URL does not ask for one. */
export function inspectorPage(address: string): string | null {
  const { origin, searchParams } = new URL(address);
  const named = searchParams.get('inspect');
  if (named === null) return null;
  const page = URL.canParse(named, address) ? new URL(named, address) : null;
  return named !== '' && page?.origin === origin ? page.href : hosted;
}
