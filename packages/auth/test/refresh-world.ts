import type { AuthConfig, Environment } from '../src/api.ts';
import { refreshServices } from '../src/services/refresh.ts';
import { sessionFrom } from '../src/services/tokens.ts';
import type { News, StoredSession } from '../src/vault/session.ts';
import { createBrowser } from './browser.ts';
import { serviceContext } from './services.ts';
import { issue, stubClient } from './stub-client.ts';

const { signal } = new AbortController();
export const pool = { userPoolId: 'eu-west-2_Pool', clientId: 'client', endpoint: 'https://pool.example/' };

/** Tabs of one browser, and a pool of which the test says each answer. */
export function refreshWorld() {
  const browser = createBrowser(() => Promise.reject(new Error('no network here')));
  const { clock } = browser;
  const client = stubClient();
  const tab = (changes: Partial<Environment> = {}, options: Partial<AuthConfig> = {}) => {
    const context = serviceContext(pool, browser.tab(changes).environment, { client, ...options });
    const announced: (News | null)[] = [];
    Object.assign(context, {
      tabs: { ...context.tabs, announce: (news: News | null) => announced.push(news) },
    });
    const services = refreshServices(context);
    return {
      announced,
      session: context.vault.session,
      devices: context.vault.devices,
      refresh: (force = true) => services.refreshTokens({ force }, signal),
      confirm: () => services.confirmDevice({ username: 'ann' }, signal),
    };
  };
  const made = (name: string, changes: Partial<StoredSession> = {}): StoredSession => ({
    ...sessionFrom({ random: () => new Uint8Array(4) }, issue(clock.now(), name), clock.now(), {
      deviceKey: null,
      newDevice: null,
      legacyRefresh: false,
    }),
    ...changes,
  });
  /** A pool that answers with these tokens, for the time at which it is asked. */
  const grant = (name: string, changes: object = {}) => ({
    authenticationResult: { ...issue(clock.now(), name), ...changes },
  });
  const signedIn = async (changes: Partial<StoredSession> = {}) => {
    const here = tab();
    await here.session.begin(made('first', changes));
    return here;
  };
  return { browser, clock, client, tab, made, grant, signedIn };
}

export const stored = async (
  tab: ReturnType<ReturnType<typeof refreshWorld>['tab']>,
): Promise<StoredSession | null> => (await tab.session.load()).session;
