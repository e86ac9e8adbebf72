import type { AuthConfig } from '@latchkey/auth';
import type { Sandbox, SandboxPool } from '@latchkey/sandbox';
import type { BrowserContext, CDPSession, Page } from '@playwright/test';
import { Tab } from '../tab.ts';
import { Wire } from './wire.ts';

export const MOST_TABS = 5;

/** Within so many real milliseconds another page has asked again, also on a busy machine. */
const PROMPT = 15_000;

export interface StormTab {
  readonly tab: Tab;
  /** Set while a debugger halts it. */
  halt: CDPSession | null;
}

/** One browser with five places for tabs, and all that may not be seen or happen in it. */
export class World {
  readonly context: BrowserContext;
  readonly pool: SandboxPool;
  readonly wire: Wire;
  readonly url: string;
  readonly places: (StormTab | null)[] = Array.from({ length: MOST_TABS }, () => null);
  readonly violations: string[] = [];
  /** What may have ended the session since it was last known to be there. */
  readonly excuses = new Set<string>();
  readonly console: string[] = [];
  isOffline = false;
  /** Whether an answer that nobody gets may cost the session: with rotation, and while a device is to be confirmed. */
  readonly isDelicate: boolean;
  /** Whether the pool gives the answer to a rotation again, for a minute: somebody is left to ask for it. */
  readonly #hasGrace: boolean;
  #wentAwayAt = Number.NEGATIVE_INFINITY;
  readonly #config: AuthConfig;
  /** The clocks of the machine: every new tab has them. */
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
    }: { readonly tier: Partial<AuthConfig>; readonly isDelicate: boolean; readonly hasGrace: boolean },
  ) {
    this.isDelicate = isDelicate;
    this.#hasGrace = hasGrace;
    this.context = context;
    this.url = url;
    this.pool = pool;
    this.wire = new Wire(sandbox);
    const { userPoolId, clientId } = pool;
    this.#config = { ...tier, userPoolId, clientId, endpoint: sandbox.endpoint };
  }

  get hasWorkers(): boolean {
    return this.#config.isolation === 'worker';
  }

  /** Those that can do something. */
  get awake(): StormTab[] {
    return this.places.filter((place) => place !== null).filter(({ halt }) => !halt);
  }

  async open(place: number): Promise<void> {
    const page = await this.context.newPage();
    page.on('pageerror', (error) => this.violations.push(`page error: ${error}`));
    page.on('console', (message) => this.console.push(message.text()));
    const tab = new Tab(page, this.url, this.#config, this.#ahead, true);
    this.places[place] = { tab, halt: null };
    await tab.open();
  }

  /** A page is given up, and with it what only it had. Its request may reach the pool later than those of its successors. */
  wentAway(): void {
    this.#wentAwayAt = Date.now();
    const mayBeLate = this.pool.faults.active.length > 0 || this.isOffline;
    if ((this.isDelicate && (!this.#hasGrace || mayBeLate)) || this.excuses.size > 0)
      this.excuses.add('a page went away');
  }

  /** Time that nobody had to ask again within the grace. */
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

  /** A tab that was halted hears of the clocks when it goes on. */
  async catchUp({ tab }: StormTab): Promise<void> {
    const { wall, steady } = tab.ahead;
    await tab.shift({ wall: this.#ahead.wall - wall, steady: this.#ahead.steady - steady });
  }

  end(): void {
    this.wire.end();
  }
}
