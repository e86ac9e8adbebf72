import type { AuthWatchers } from '../machine/ports.ts';
import type { ServiceContext } from './context.ts';
import { infoOf } from './tokens.ts';

/** What the page and the other tabs tell, in the chart's words. */
export function createWatchers({ environment, vault, tabs, config }: ServiceContext): AuthWatchers {
  const { page, locks } = environment;

  return {
    watchConnection(send) {
      if (!page.online()) send({ type: 'connection.offline' });
      return page.subscribe((event) => {
        if (event === 'online' || event === 'offline') send({ type: `connection.${event}` });
      });
    },

    watchClock: (send) =>
      page.subscribe((event) => {
        if (event === 'visible' || event === 'resume') send({ type: 'clock.wake' });
      }),

    watchTabs(send) {
      const stop = new AbortController();
      const { signal } = stop;
      const hear = async () => {
        const before = vault.session.held();
        const { session, generation } = await vault.session.load();
        if (signal.aborted || generation === before.generation) return;
        if (!session) send({ type: 'tab.signedOut' });
        else if (session.username === before.session?.username) {
          send({ type: 'tab.refreshed', session: infoOf(session) });
        } else send({ type: 'tab.signedIn', username: session.username });
      };
      const unlisten = tabs.listen(() => void hear());
      // Held for the life of the watcher: the browser passes it on when this tab goes.
      locks
        ?.request(`latchkey|${config.scope}|leader`, { signal }, () => {
          send({ type: 'tab.leading' });
          return new Promise<void>((release) => signal.addEventListener('abort', () => release()));
        })
        .catch(() => {});
      return () => {
        unlisten();
        stop.abort();
      };
    },
  };
}
