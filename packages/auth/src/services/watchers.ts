import type { AuthWatchers, TabEvent } from '../machine/ports.ts';
import type { PageContext } from './context.ts';
import { infoOf } from './session-info.ts';

/** What the page and the other tabs tell, in the chart's words. */
export function createWatchers(context: PageContext): AuthWatchers {
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
      const unlisten = followSession(context, send);
      const retire = compete(context, send);
      return () => {
        unlisten();
        retire();
      };
    },
  };
}

/** Takes up what another tab did to the session. */
function followSession({ vault, tabs }: PageContext, send: (event: TabEvent) => void): () => void {
  let stopped = false;
  const hear = async () => {
    const before = vault.session.held();
    const { session, generation } = await vault.session.load();
    if (stopped || generation === before.generation) return;
    if (!session) send({ type: 'tab.signedOut' });
    else if (session.username === before.session?.username) {
      send({ type: 'tab.refreshed', session: infoOf(session) });
    } else send({ type: 'tab.signedIn', username: session.username });
  };
  const unlisten = tabs.listen(() => void hear());
  return () => {
    stopped = true;
    unlisten();
  };
}

/**
 * Leads while this tab holds a lock that the visible tabs compete for. One that is hidden, frozen or about to go into the
 * back/forward cache lets go of it: its timers are slowed down or stand still, and a held lock keeps a page out of that cache.
 */
function compete({ environment, config }: PageContext, send: (event: TabEvent) => void): () => void {
  const { page, locks } = environment;
  if (!locks) return () => {};
  let turn: AbortController | null = null;

  const enter = () => {
    if (turn) return;
    turn = new AbortController();
    const { signal } = turn;
    const lead = () => {
      send({ type: 'tab.leading' });
      return new Promise<void>((release) => signal.addEventListener('abort', () => release()));
    };
    // Rejected when the turn ended before it was granted.
    locks.request(`latchkey|${config.scope}|leader`, { signal }, lead).catch(() => {});
  };
  const leave = () => {
    turn?.abort();
    turn = null;
  };

  if (page.visible()) enter();
  const unsubscribe = page.subscribe((event) => {
    if (event === 'hidden' || event === 'freeze') {
      leave();
      send({ type: 'tab.following' });
    }
    if (event === 'visible' || (event === 'resume' && page.visible())) enter();
  });
  return () => {
    unsubscribe();
    leave();
  };
}
