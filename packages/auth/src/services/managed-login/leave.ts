import type { Environment } from '../../api.ts';
import type { DoneReply } from '../../machine/ports.ts';

/** Milliseconds after which the page counts as not left: the person or the network stopped it. */
const PATIENCE = 10_000;

/** Leaves the page. Resolves with `done` when it is shown again from the back/forward cache, or was never left. */
export function leave(
  { page, clock, window }: Pick<Environment, 'page' | 'clock' | 'window'>,
  url: string,
  signal: AbortSignal,
): Promise<DoneReply> {
  return new Promise((resolve) => {
    let isAway = false;
    const end = () => {
      clock.clearTimeout(timer);
      unsubscribe();
      resolve({ kind: 'done' });
    };
    // A page also reports that it is shown when it has loaded.
    const unsubscribe = page.subscribe((event) => {
      if (event === 'freeze') isAway = true;
      else if (event === 'resume' && isAway) end();
    });
    const timer = clock.setTimeout(end, PATIENCE);
    signal.addEventListener('abort', end);
    window?.location.assign(url);
  });
}
