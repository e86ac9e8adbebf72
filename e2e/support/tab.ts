import type { AuthConfig, AuthState, View } from '@latchkey/auth';
import { expect, type Page } from '@playwright/test';
import type { Ahead, HarnessOptions } from '../harness/harness.ts';

interface Person {
  readonly username: string;
  readonly password: string;
  readonly remember?: 'browser' | 'session' | 'none';
}

/** A state without its actions. */
export type Shown = Pick<AuthState, 'view' | 'busy' | 'fault'> & {
  readonly online?: boolean;
  readonly tab?: string;
  readonly device?: string;
  readonly username?: string;
  readonly user?: { readonly username: string };
  readonly session?: {
    readonly status: string;
    readonly expiresAt: number;
    readonly refreshAt: number;
    readonly clockDrift: number;
  };
};

/** The address of the watched page of an app with a domain: its options are in the query, because the domain drops a hash. */
export const addressAtDomain = (
  url: string,
  config: AuthConfig,
  managed: NonNullable<HarnessOptions['managed']>,
): string => {
  const options: HarnessOptions = { config, managed, ahead: { wall: 0, steady: 0 }, isWatched: true };
  return `${url}?options=${encodeURIComponent(JSON.stringify(options))}`;
};

/** One tab with a bare page: just Latchkey. */
export class Tab {
  readonly page: Page;
  readonly #url: string;
  readonly #config: AuthConfig;
  #ahead: Ahead;
  readonly #isWatched: boolean;
  readonly #managed: HarnessOptions['managed'];

  constructor(
    page: Page,
    url: string,
    config: AuthConfig,
    ahead: Ahead = { wall: 0, steady: 0 },
    isWatched = false,
    managed?: HarnessOptions['managed'],
  ) {
    this.#managed = managed;
    this.#isWatched = isWatched;
    this.page = page;
    this.#url = url;
    this.#config = config;
    this.#ahead = ahead;
  }

  async open(): Promise<void> {
    const options: HarnessOptions = {
      config: this.#config,
      ahead: this.#ahead,
      isWatched: this.#isWatched,
    };
    // Via an empty page: a change of the hash alone loads nothing.
    await this.page.goto('about:blank');
    await this.page.goto(
      this.#managed
        ? addressAtDomain(this.#url, this.#config, this.#managed)
        : `${this.#url}#${encodeURIComponent(JSON.stringify(options))}`,
    );
    await this.started();
  }

  /** Waits for the page of the app. */
  async started(): Promise<void> {
    await this.page.waitForFunction(() => Boolean(globalThis.window.harness));
    await this.page.evaluate(() => window.harness.auth.ready().then(() => {}));
  }

  /** The clocks that a page has found when it came back. */
  found(ahead: Ahead): void {
    this.#ahead = ahead;
  }

  async signIn(person: Person): Promise<void> {
    await this.start(person);
    await this.at('home');
  }

  start({ username, password, remember = 'browser' }: Person): Promise<void> {
    return this.page.evaluate((request) => window.harness.auth.actions.signIn(request), {
      username,
      password,
      remember,
    });
  }

  submitCode(code: string): Promise<void> {
    return this.page.evaluate((text) => window.harness.auth.actions.submitCode(text), code);
  }

  signOut(): Promise<void> {
    return this.page.evaluate(() => window.harness.auth.actions.signOut());
  }

  /** Returns the results of several calls at the same time; `failed: ` and the code for those that reject. */
  tokens(calls = 1, forceRefresh = false): Promise<(string | null)[]> {
    return this.page.evaluate(
      (wish) =>
        Promise.all(
          Array.from({ length: wish.calls }, () =>
            window.harness.auth
              .getAccessToken(wish)
              .catch(
                (error: unknown) =>
                  `failed: ${error instanceof Error && 'code' in error ? String(error.code) : String(error)}`,
              ),
          ),
        ),
      { calls, forceRefresh },
    );
  }

  async token(forceRefresh = false): Promise<string | null> {
    const [token = null] = await this.tokens(1, forceRefresh);
    return token;
  }

  async state(): Promise<Shown> {
    const text = await this.page.evaluate(() => JSON.stringify(window.harness.auth.getState()));
    return JSON.parse(text) as Shown;
  }

  /** Waits until the state has these parts. */
  async shows(parts: Record<string, unknown>): Promise<void> {
    await expect.poll(() => this.state(), { intervals: [20, 50, 100] }).toMatchObject(parts);
  }

  /** Waits until no tab of this browser refreshes, or waits for one that does. */
  async rests(): Promise<void> {
    const busy = () =>
      this.page.evaluate(async () => {
        const { held = [], pending = [] } = await navigator.locks.query();
        return [...held, ...pending].filter(({ name }) => name?.endsWith('|refresh')).length;
      });
    await expect.poll(busy, { intervals: [5, 20, 50] }).toBe(0);
  }

  at(view: View): Promise<void> {
    return this.shows({ view, busy: false });
  }

  get ahead(): Ahead {
    return this.#ahead;
  }

  /** Time passes unnoticed: no timer fires. */
  pass(milliseconds: number): Promise<void> {
    return this.shift({ wall: milliseconds, steady: milliseconds });
  }

  /** Sets the wall clock, as a person or a sleep would. */
  jump(milliseconds: number): Promise<void> {
    return this.shift({ wall: milliseconds, steady: 0 });
  }

  /** Notifies the page that it resumes after a sleep. */
  wake(): Promise<void> {
    return this.page.evaluate(() => {
      document.dispatchEvent(new Event('resume'));
    });
  }

  async shift(by: Ahead): Promise<void> {
    this.#ahead = { wall: this.#ahead.wall + by.wall, steady: this.#ahead.steady + by.steady };
    await this.page.evaluate((ahead) => window.harness.shift(ahead), by);
  }
}
