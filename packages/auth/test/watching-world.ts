import type { Environment } from '../src/api.ts';
import type { TabEvent } from '../src/machine/ports.ts';
import { watchTabs } from '../src/services/tabs.ts';
import type { News } from '../src/vault/session.ts';
import { quiet } from './browser.ts';
import { stubWorld } from './stub-world.ts';

/** Tabs of one browser that watch each other. */
export function watchingWorld() {
  const stub = stubWorld();
  /** A tab that watches; `hear` passes another tab's message. */
  const watch = (changes: Partial<Environment> = {}) => {
    const here = stub.open(changes);
    const events: TabEvent[] = [];
    let hear: (news: News) => void = () => {};
    let caughtUp = 0;
    const tabs = {
      ...here.context.tabs,
      listen: (listener: (news: News) => void) => {
        hear = listener;
        return () => {
          hear = () => {};
        };
      },
    };
    const catchUp = async () => {
      caughtUp += 1;
      throw new Error('no network');
    };
    const stop = watchTabs({ ...here.context, tabs, catchUp }, (event) => events.push(event));
    const said = async () => {
      await quiet(stub.browser, 40);
      return events.splice(0);
    };
    return {
      ...here,
      page: here.tab.page,
      said,
      stop,
      events,
      hear: (news: News) => hear(news),
      caughtUp: () => caughtUp,
    };
  };
  const other = stub.open();
  const signIn = async (name = 'first', changes = {}) => other.session.begin(stub.made(name, changes));
  return { ...stub, watch, other, signIn };
}

/** The events, except those about the leading tab. */
export const followed = (events: readonly TabEvent[]) =>
  events.filter(({ type }) => type !== 'tab.leading' && type !== 'tab.following');
