import type { AuthConfig, Environment } from '../src/api.ts';
import type { ServiceContext } from '../src/services/context.ts';
import { sessionFrom } from '../src/services/tokens.ts';
import type { News, StoredSession } from '../src/vault/session.ts';
import { createBrowser, tick } from './browser.ts';
import { serviceContext } from './services.ts';
import { issue, stubClient } from './stub-client.ts';

export const pool = {
  userPoolId: 'eu-west-2_Pool',
  clientId: 'client',
  endpoint: 'https://pool.example/',
};

/** Tabs of one browser, and a pool whose responses all come from the test. */
export function stubWorld() {
  const browser = createBrowser(() => Promise.reject(new Error('no network here')));
  const { clock } = browser;
  const client = stubClient();
  return {
    browser,
    clock,
    client,
    open: (changes: Partial<Environment> = {}, options: Partial<AuthConfig> = {}) => {
      const tab = browser.tab(changes);
      const made = serviceContext(pool, tab.environment, { client, ...options });
      const announced: (News | null)[] = [];
      const begun: News[] = [];
      const announce = (news: News | null) => {
        if (Object.hasOwn(Object(news), 'begun') && news !== null) begun.push(news);
        else announced.push(news);
      };
      const context: ServiceContext = { ...made, tabs: { ...made.tabs, announce } };
      return {
        tab,
        context,
        announced,
        begun,
        session: context.vault.session,
        devices: context.vault.devices,
      };
    },
    /** A session with these tokens, as stored. */
    made: (name: string, changes: Partial<StoredSession> = {}): StoredSession => ({
      ...sessionFrom({ random: () => new Uint8Array(4) }, issue(clock.now(), name), clock.now(), {
        deviceKey: null,
        newDevice: null,
        legacyRefresh: false,
      }),
      ...changes,
    }),
    /** A response of the pool with these tokens, valid from now on. */
    grant: (name: string, changes: object = {}) => ({
      authenticationResult: { ...issue(clock.now(), name), ...changes },
    }),
  };
}

/** The stored data, as read by a new tab. */
export const storedIn = async ({
  open,
}: Pick<ReturnType<typeof stubWorld>, 'open'>): Promise<StoredSession | null> =>
  (await open().session.load()).session;

/** Waits for background work. */
export const until = async (check: () => boolean): Promise<void> => {
  while (!check()) await tick();
};
