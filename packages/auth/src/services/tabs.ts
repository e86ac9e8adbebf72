/**
 * Follows the other tabs of this browser, and elects the leading one. Loaded when the page has started.
 *
 * @module
 */
import { holdLock } from '../browser/hold-lock.ts';
import { RETURNS } from '../browser/page.ts';
import type { TabEvent } from '../machine/ports.ts';
import type { OverMark } from '../vault/over.ts';
import { tend } from '../vault/tend.ts';
import type { PageContext } from './context.ts';
import { infoOf } from './session-info.ts';

/** How often a visible page checks the storage, in milliseconds: a message may be missed. */
const LOOK = 60_000;
/** Of these checks, the first and then every tenth also retry failed revocations: the network may be back without an event. */
const TENTH = 10;
/** Milliseconds after another tab started a refresh until this one checks: by then most have ended. */
const SOON = 2_000;

export interface TabsContext extends PageContext {
  readonly over?: OverMark | undefined;
  /** Retries failed revocations, and stores a session again if its record was lost. */
  readonly catchUp: () => Promise<unknown>;
}

export function watchTabs(context: TabsContext, send: (event: TabEvent) => void): () => void {
  const unfollow = followSession(context, send);
  const retire = compete(context, send);
  return () => {
    unfollow();
    retire();
  };
}

/**
 * Follows changes of the session by other tabs. Messages only speed it up: on each return of the page, and by a slow timer,
 * it checks the storage.
 */
function followSession(context: TabsContext, send: (event: TabEvent) => void): () => void {
  const { vault, tabs, environment, catchUp, over } = context;
  const { page, clock, indexedDB } = environment;
  let stopped = false;
  let timer: unknown;
  let soon: unknown;
  let looks = 0;
  let isDue = false;
  let looking: Promise<void> | null = null;
  let lookedAt = clock.monotonic();

  const lookNow = async () => {
    // A session that is over again would interrupt a sign-in here. Once only: a flood of messages must hide nothing.
    const change = await vault.session.look(() => isDue);
    lookedAt = clock.monotonic();
    const { session, isLost } = vault.session.held();
    if (isLost) catchUp().catch(ignore);
    if (stopped || !change) return;
    if (!session) send({ type: change === 'expired' ? 'tab.expired' : 'tab.signedOut' });
    else if (change === 'refreshed') send({ type: 'tab.refreshed', session: infoOf(session) });
    else send({ type: 'tab.signedIn', username: session.username });
  };
  /** Looks one at a time, and once more for all that came meanwhile: a flood of messages costs no more. */
  const look = (): Promise<void> => {
    isDue = true;
    looking ??= lookOn();
    return looking;
  };
  const lookOn = async () => {
    try {
      while (isDue) {
        isDue = false;
        await lookNow();
      }
    } finally {
      looking = null;
    }
  };
  const ended = async (lineage: string) => {
    // The tab that signed out could not write that.
    const { session, lineage: present } = vault.session.held();
    if (!session || present !== lineage) return;
    await vault.session.end(null);
    if (!stopped) send({ type: 'tab.signedOut' });
  };
  const tellWhatCame = async () => {
    // On a full disk each look reads, which works, and then fails to write: one more for its own news would never end.
    await (looking ?? look());
    const store = await vault.storage;
    // A sign-out that was asked for before the storage answered ends nothing that is stored later.
    if (!store?.isFailing) over?.remove();
    // On a full disk reading always works: tabs would keep waking each other.
    if (store?.unwritten.size === 0) tabs.announce(vault.session.held().generation);
  };
  const lookAndCatchUp = () => look().then(catchUp).catch(ignore);
  const lookLater = () => {
    timer = clock.setTimeout(() => {
      if (page.visible()) void (looks++ % TENTH ? look() : lookAndCatchUp());
      lookLater();
    }, LOOK);
  };
  /** Checks soon: the tab that started a refresh may be closed, and the old refresh token only works for seconds. */
  const lookSoon = () => {
    clock.clearTimeout(soon);
    soon = clock.setTimeout(() => void look(), SOON);
  };
  const stops = [
    tabs.listen((news) => {
      if (typeof news !== 'object') void look();
      else if ('begun' in news) lookSoon();
      else if ('device' in news) send({ type: 'tab.deviceChanged' });
      else void ended(news.ended);
    }),
    page.subscribe((event) => {
      // A page that was halted got no message.
      if (event === 'resume') send({ type: 'tab.deviceChanged' });
      // Others may have signed in or out meanwhile, or begun a sign-out that this tab completes.
      if (RETURNS.includes(event)) void lookAndCatchUp();
    }),
    vault.storage ? tend(vault.storage, () => void tellWhatCame()) : ignore,
    () => clock.clearTimeout(timer),
    () => clock.clearTimeout(soon),
  ];
  // Without it, tabs share nothing.
  if (indexedDB) lookLater();
  // Catches changes made since the page started.
  void look();
  // A hidden page has no timer, and no event before it is shown.
  vault.session.upToDate = async () => looking ?? (clock.monotonic() - lookedAt < LOOK || look());
  return () => {
    stopped = true;
    for (const stop of stops) stop();
  };
}

/**
 * Leads while this tab holds a lock that the visible tabs compete for. A tab that is hidden, frozen or about to enter the
 * back/forward cache releases it: its timers are slowed down or paused, and a held lock keeps a page out of that cache.
 */
function compete({ environment, config }: PageContext, send: (event: TabEvent) => void): () => void {
  const { page, locks } = environment;
  if (!locks) return () => {};
  let turn: AbortController | null = null;

  const enter = () => {
    if (turn) return;
    turn = new AbortController();
    holdLock(environment, `latchkey|${config.scope}|leader`, turn.signal, () =>
      send({ type: 'tab.leading' }),
    );
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

const ignore = () => {};
