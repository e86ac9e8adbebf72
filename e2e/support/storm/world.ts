import type { AuthConfig } from '@latchkey/auth';
import type { Sandbox, SandboxPool } from '@latchkey/sandbox';
import type { BrowserContext, CDPSession, Page } from '@playwright/test';
import type { HarnessOptions } from '../../harness/harness.ts';
import { addressAtDomain, Tab } from '../tab.ts';
import { Wire } from './wire.ts';

export const MOST_TABS = 5;

/** Real milliseconds within which another page has asked again, even on a busy machine. */
const PROMPT = 15_000;

export interface StormTab {
  readonly tab: Tab;
  /** Set while a debugger has stopped it. */
  halt: CDPSession | null;
  /** Whether it is at the domain, or on its way there or back. */
  isAway: boolean;
}

/** One browser with five places for tabs, and all that must not be seen or happen in it. */
export class World {
  readonly context: BrowserContext;
  readonly pool: SandboxPool;
  readonly wire: Wire;
  readonly url: string;
  readonly places: (StormTab | null)[] = Array.from({ length: MOST_TABS }, () => null);
  readonly violations: string[] = [];
  /** Reasons why the session may have ended since it was last known to be there. */
  readonly excuses = new Set<string>();
  readonly console: string[] = [];
  isOffline = false;
  /** URLs that led back to the app. */
  readonly returned: string[] = [];
  readonly managed: HarnessOptions['managed'];
  /** Whether a lost response may cost the session: with rotation, and until a device is confirmed. */
  readonly isDelicate: boolean;
  /** Whether the pool repeats the response to a rotation for a minute: another page is left to ask for it. */
  readonly #hasGrace: boolean;
  #wentAwayAt = Number.NEGATIVE_INFINITY;
  readonly #config: AuthConfig;
  /** The clocks of the machine, given to every new tab. */
  #ahead = { wall: 0, steady: 0 };

  constructor(
    context: BrowserContext,
    url: string,
    sandbox: Sandbox,
    pool: SandboxPool,
    {
      tier,
      isDelicate,
      hasGrace,
      leaves,
    }: {
      readonly tier: Partial<AuthConfig>;
      readonly isDelicate: boolean;
      readonly hasGrace: boolean;
      /** Whether a sign-out leaves the page for the domain; null without a domain. */
      readonly leaves: boolean | null;
    },
  ) {
    this.isDelicate = isDelicate;
    this.#hasGrace = hasGrace;
    this.context = context;
    this.url = url;
    this.pool = pool;
    this.wire = new Wire(sandbox);
    const { userPoolId, clientId } = pool;
    this.#config = { ...tier, userPoolId, clientId, endpoint: sandbox.endpoint };
    if (leaves === null) return;
    // The host of the page: to a browser another name of this computer is another site.
    const domain = pool.domain.replace('127.0.0.1', new URL(url).hostname);
    this.managed = { domain, leaves };
    const own = addressAtDomain(url, this.#config, this.managed);
    pool.configureClient(clientId, { callbackURLs: [own], logoutURLs: [own] });
  }

  get hasWorkers(): boolean {
    return this.#config.isolation === 'worker';
  }

  /** The tabs of the app that can act. */
  get awake(): StormTab[] {
    return this.places.filter((place) => place !== null).filter(({ halt, isAway }) => !halt && !isAway);
  }

  /** @param href - a URL that led back to the app */
  async open(place: number, href?: string): Promise<void> {
    const page = await this.context.newPage();
    page.on('pageerror', (error) => this.violations.push(`page error: ${error}`));
    page.on('console', (message) => this.console.push(message.text()));
    const tab = new Tab(page, this.url, this.#config, this.#ahead, true, this.managed);
    const there: StormTab = { tab, halt: null, isAway: false };
    this.places[place] = there;
    if (this.managed) {
      await page.exposeFunction('aheadNow', () => {
        tab.found(this.#ahead);
        return this.#ahead;
      });
      page.on('framenavigated', (frame) => {
        if (/[?&]code=/.test(frame.url())) this.returned.push(frame.url());
      });
    }
    if (href === undefined) await tab.open();
    else {
      await page.goto(href);
      await tab.started();
    }
  }

  /** A page was closed, and with it what only it had. Its request may reach the pool after those of its successors. */
  wentAway(): void {
    this.#wentAwayAt = Date.now();
    const mayBeLate = this.pool.faults.active.length > 0 || this.isOffline;
    if ((this.isDelicate && (!this.#hasGrace || mayBeLate)) || this.excuses.size > 0)
      this.excuses.add('a page went away');
  }

  /** Time passed in which nobody could ask again within the grace period. */
  skipped(): void {
    if (this.#hasGrace && Date.now() - this.#wentAwayAt < PROMPT)
      this.excuses.add('a page went away, and a grace passed at once');
  }

  async remove(place: number, how: (page: Page) => Promise<unknown>): Promise<void> {
    const there = this.places[place];
    if (!there) return;
    this.places[place] = null;
    this.wire.breaks += 1;
    await how(there.tab.page);
  }

  async shift(by: { readonly wall: number; readonly steady: number }): Promise<void> {
    this.#ahead = { wall: this.#ahead.wall + by.wall, steady: this.#ahead.steady + by.steady };
    for (const { tab } of this.awake) await tab.shift(by);
  }

  /** Informs a stopped tab of the clocks when it continues. */
  async catchUp({ tab }: StormTab): Promise<void> {
    const { wall, steady } = tab.ahead;
    await tab.shift({ wall: this.#ahead.wall - wall, steady: this.#ahead.steady - steady });
  }

  end(): void {
    this.wire.end();
  }
}
