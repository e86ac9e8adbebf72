import type { AuthWatchers } from '../machine/ports.ts';
import { loadTabs } from './load.ts';
import type { TabsContext } from './tabs.ts';

export interface WatcherContext extends TabsContext {
  /** Resolves when the page has started. */
  readonly ready: () => Promise<unknown>;
}

/** Turns events of the page and of other tabs into events of the chart. */
export function createWatchers(context: WatcherContext): AuthWatchers {
  const { page } = context.environment;

  return {
    watchConnection(send) {
      if (!page.online()) send({ type: 'connection.offline' });
      return page.subscribe((event) => {
        if (event === 'online' || event === 'offline') send({ type: `connection.${event}` });
      });
    },

    watchClock: (send) =>
      page.subscribe((event) => {
        if (event === 'visible' || event === 'resume' || event === 'online') send({ type: 'clock.wake' });
      }),

    watchTabs(send) {
      let stop: (() => void) | null = null;
      let isOver = false;
      const begin = async () => {
        await context.ready();
        const { watchTabs } = await loadTabs();
        if (!isOver) stop ??= watchTabs(context, send);
      };
      const tryToBegin = () => {
        // A failed load is tried again when the page returns.
        if (!stop) begin().catch(() => {});
      };
      const unsubscribe = page.subscribe(tryToBegin);
      // `ready` exists once the chart has started.
      queueMicrotask(tryToBegin);
      return () => {
        isOver = true;
        unsubscribe();
        stop?.();
      };
    },
  };
}
