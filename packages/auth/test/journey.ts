import { createSandbox, type InjectedFault, type Sandbox, type SandboxOptions } from '@latchkey/sandbox';
import { entries } from 'idb-keyval';
import { expect, onTestFailed, onTestFinished, vi } from 'vitest';
import type { InspectionEvent } from 'xstate';
import type { Auth, AuthConfig, Environment, ManagedAuthConfig } from '../src/api.ts';
import { createAuth } from '../src/auth.ts';
import { createAuth as createManagedAuth } from '../src/managed-login/index.ts';
import { loadAll, loadManagedLogin, loadWasm, loadWindows } from '../src/services/load.ts';
import { openDatabase } from '../src/vault/database.ts';
import type { AuthState, StateOf, View } from '../src/views.ts';
import { createBrowser, quiet, type TestBrowser, type TestTab, tick } from './browser.ts';
import { ManualClock } from './manual-clock.ts';
import { Secrets } from './secrets.ts';
import { FakeWorker } from './worker.ts';

/** One tab that runs Latchkey. */
export interface JourneyTab {
  readonly auth: Auth;
  readonly tab: TestTab;
  /** Waits until the view is there and nothing runs. */
  readonly at: <V extends View>(view: V) => Promise<StateOf<V>>;
  /** Waits for a state, without moving the time. */
  readonly until: (check: (state: AuthState) => boolean) => Promise<AuthState>;
  /** Reloads the page. */
  readonly reload: () => JourneyTab;
}

export interface Journey {
  readonly sandbox: Sandbox;
  readonly browser: TestBrowser;
  readonly clock: ManualClock;
  /** Passwords, codes and other secrets of this journey: none may ever be seen. */
  readonly secrets: Secrets;
  /** The workers of tabs opened with `isolation: 'worker'`. */
  readonly workers: readonly FakeWorker[];
  open(config?: Partial<ManagedAuthConfig>, environment?: Partial<Environment>): JourneyTab;
  /** A tab of the same person in another browser. */
  openElsewhere(config?: Partial<AuthConfig>): JourneyTab;
  /** Waits until a fault has struck. */
  struck(fault: InjectedFault): Promise<void>;
  /** Waits for work while time passes slowly. */
  passing<T>(work: Promise<T>): Promise<T>;
  /** Waits until the pool has answered such a call, and this browser has processed it. */
  called(operation: string): Promise<void>;
  /** Fails if a secret was seen anywhere. Every journey ends with it. */
  readonly expectNoLeak: () => Promise<void>;
  /** The calls since the last time: `Operation` or `Operation CHALLENGE`, with `!Exception` if refused. */
  calls(): string[];
}

// Real cryptography on a busy machine: never less than other unit tests have.
vi.setConfig({ testTimeout: 60_000 });

// Loading code takes real time, during which the clock of a journey may advance.
await Promise.all([loadAll(), loadManagedLogin(), loadWindows(), loadWasm()]);

/** Members that a page has even if a worker keeps the rest: its two tokens, and the secret for an authenticator app. */
const PAGE_MEMBERS = ['AccessToken', 'IdToken', 'access_token', 'id_token', 'SecretCode'];

export const password = 'Correct-horse-1!';

/**
 * A pool in this process, a browser with a manual clock, and a record of all that could be seen: at the end the test fails if
 * it contains a secret.
 */
export async function startJourney(options: SandboxOptions = {}): Promise<Journey> {
  const clock = new ManualClock();
  const sandbox = await createSandbox({
    now: clock.now,
    users: [{ username: 'ann', password, attributes: { email: 'ann@example.com' } }],
    ...options,
  });
  const secrets = new Secrets(password);
  const fetch = secrets.watch((request) => sandbox.fetch(request));
  const browser = createBrowser(fetch, clock);
  const otherBrowser = createBrowser(fetch, clock);
  const running: Auth[] = [];
  const workers: FakeWorker[] = [];
  let seen = 0;

  /** A separate worker for each page; its messages to the page are searched at the end. */
  const startWorker = (environment: Environment) => () => {
    const worker = new FakeWorker(environment);
    workers.push(worker);
    return worker.worker;
  };

  function start(
    browser: TestBrowser,
    config: Partial<ManagedAuthConfig> = {},
    environment: Partial<Environment> = {},
    from?: TestTab,
  ): JourneyTab {
    const tab = browser.tab(environment, from);
    const options = {
      userPoolId: sandbox.userPoolId,
      clientId: sandbox.clientId,
      endpoint: sandbox.endpoint,
      inspect: (event: InspectionEvent) => secrets.see(event),
      worker: startWorker(tab.environment),
      ...config,
      environment: tab.environment,
    };
    const auth = isManaged(options) ? createManagedAuth(options) : createAuth(options);
    running.push(auth);
    secrets.see(auth.getState());
    auth.subscribe((state) => {
      secrets.see(state);
      secrets.see(atRest(tab.sessionStorage));
    });

    const until = (check: (state: AuthState) => boolean): Promise<AuthState> =>
      new Promise((resolve) => {
        const look = () => {
          const state = auth.getState();
          if (!check(state)) return;
          stop();
          resolve(state);
        };
        const stop = auth.subscribe(look);
        look();
      });
    tellOnFailure(() => auth.getState());
    return {
      auth,
      tab,
      until,
      async at(view) {
        const state = await until((now) => !now.busy && now.view === view);
        // `until` waited for exactly this view.
        return state as StateOf<typeof view>;
      },
      reload() {
        auth.dispose();
        browser.locks.killTab(tab.name);
        return start(browser, config, environment, tab);
      },
    };
  }

  const expectNoLeak = async () => {
    for (const { indexedDB, channels } of [browser, otherBrowser]) {
      secrets.see(await entries(openDatabase(indexedDB)));
      secrets.see(channels.messages);
    }
    expect(secrets.leaks()).toEqual([]);
    for (const { toPage } of workers) expect(secrets.leaksIn(toPage, PAGE_MEMBERS)).toEqual([]);
  };
  onTestFinished(async () => {
    for (const auth of running) auth.dispose();
    await expectNoLeak();
  });

  return {
    sandbox,
    browser,
    clock,
    secrets,
    workers,
    open: (config, environment) => start(browser, config, environment),
    openElsewhere: (config) => start(otherBrowser, config),
    expectNoLeak,
    async struck(fault) {
      while (fault.hits === 0) await tick();
    },
    async passing(work) {
      const isWorking = () => browser.working.requests + browser.working.cryptography > 0;
      let isDone = false;
      const finish = () => {
        isDone = true;
      };
      work.then(finish, finish);
      // Real work takes no time here: on a busy machine, time-outs would pass before a key is created.
      for (let rest = 1; !isDone; rest = isWorking() ? 1 : rest + 1) {
        await tick();
        if (rest % 20 === 0) clock.advance(250);
      }
      return work;
    },
    async called(operation) {
      while (sandbox.journal.count(operation) === 0) await tick();
      await quiet(browser);
    },
    calls() {
      const fresh = sandbox.journal.entries.slice(seen);
      seen = sandbox.journal.entries.length;
      return fresh.map(({ operation, answered, errorType }) =>
        [operation, answered, errorType && `!${errorType}`].filter(Boolean).join(' '),
      );
    },
  };
}

/** The content of a session storage: as it is, and decoded from base64url. */
const atRest = (items: Storage): string[] =>
  Array.from({ length: items.length }, (_, index) => items.getItem(items.key(index) ?? '') ?? '').flatMap(
    (text) => [text, Buffer.from(text, 'base64url').toString('latin1')],
  );

const isManaged = (options: AuthConfig): options is ManagedAuthConfig => 'domain' in options;

/** Makes a stuck journey print its state. */
function tellOnFailure(state: () => AuthState): void {
  onTestFailed(() => {
    process.stderr.write(`The journey was at ${JSON.stringify(state())}\n`);
  });
}
