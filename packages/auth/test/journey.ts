import { createSandbox, type PoolOptions, type Sandbox } from '@latchkey/sandbox';
import { entries } from 'idb-keyval';
import { expect } from 'vitest';
import type { Auth, AuthConfig, Environment } from '../src/api.ts';
import { createAuth } from '../src/auth.ts';
import type { AuthState, StateOf, View } from '../src/state/state.ts';
import { openDatabase } from '../src/vault/database.ts';
import { createBrowser, type TestBrowser, type TestTab, tick } from './browser.ts';
import { ManualClock } from './manual-clock.ts';
import { Secrets } from './secrets.ts';

/** One tab that runs Latchkey. */
export interface JourneyTab {
  readonly auth: Auth;
  readonly tab: TestTab;
  /** Waits until the view is there and nothing runs. */
  readonly at: <V extends View>(view: V) => Promise<StateOf<V>>;
  /** Waits for a state; a little time passes meanwhile, as delays of retries need. */
  readonly until: (check: (state: AuthState) => boolean) => Promise<AuthState>;
  /** The page is loaded again. */
  readonly reload: () => JourneyTab;
}

export interface Journey {
  readonly sandbox: Sandbox;
  readonly browser: TestBrowser;
  readonly clock: ManualClock;
  /** Passwords, codes and other secrets of this journey: none may ever be seen. */
  readonly secrets: Secrets;
  open(config?: Partial<AuthConfig>, environment?: Partial<Environment>): JourneyTab;
  /** The calls since the last look: `Operation` or `Operation CHALLENGE`, with `!Exception` when refused. */
  calls(): string[];
  /** Fails when a secret was seen anywhere; call it at the end. */
  expectNoLeak(): Promise<void>;
}

export const password = 'Correct-horse-1!';

/** A pool in this process, a browser with a manual clock, and a record of all that could be seen. */
export async function startJourney(options: PoolOptions = {}): Promise<Journey> {
  const clock = new ManualClock();
  const sandbox = await createSandbox({
    now: clock.now,
    users: [{ username: 'ann', password, attributes: { email: 'ann@example.com' } }],
    ...options,
  });
  const secrets = new Secrets(password);
  let inFlight = 0;
  const fetch = secrets.watch((request) => {
    inFlight += 1;
    return sandbox.fetch(request).finally(() => {
      inFlight -= 1;
    });
  });
  const browser = createBrowser(fetch, clock);
  let seen = 0;

  function start(config: Partial<AuthConfig>, environment: Partial<Environment>, tab: TestTab): JourneyTab {
    const auth = createAuth({
      userPoolId: sandbox.userPoolId,
      clientId: sandbox.clientId,
      endpoint: sandbox.endpoint,
      inspect: (event) => secrets.see(event),
      ...config,
      environment: tab.environment,
    });
    secrets.see(auth.getState());
    auth.subscribe((state) => secrets.see(state));

    const until = async (check: (state: AuthState) => boolean): Promise<AuthState> => {
      for (let idle = 0; idle < 200_000; idle += 1) {
        if (check(auth.getState())) return auth.getState();
        // Time stands still while the pool works, or a slow machine would look like a slow network.
        if (inFlight === 0) clock.advance(1);
        await tick();
      }
      throw new Error(`Still at ${JSON.stringify(auth.getState())}`);
    };
    return {
      auth,
      tab,
      until,
      async at(view) {
        const state = await until((now) => !now.busy && now.view === view);
        // `until` waited for this very view.
        return state as StateOf<typeof view>;
      },
      reload() {
        auth.dispose();
        browser.locks.killTab(tab.name);
        return start(config, environment, browser.tab(environment, tab));
      },
    };
  }

  return {
    sandbox,
    browser,
    clock,
    secrets,
    open: (config = {}, environment = {}) => start(config, environment, browser.tab(environment)),
    calls() {
      const fresh = sandbox.journal.entries.slice(seen);
      seen = sandbox.journal.entries.length;
      return fresh.map(({ operation, answered, errorType }) =>
        [operation, answered, errorType && `!${errorType}`].filter(Boolean).join(' '),
      );
    },
    async expectNoLeak() {
      secrets.see(await entries(openDatabase(browser.indexedDB)));
      secrets.see(browser.channels.messages);
      expect(secrets.leaks()).toEqual([]);
      // The check itself must be able to fail.
      expect(secrets.known).toBeGreaterThan(1);
    },
  };
}
