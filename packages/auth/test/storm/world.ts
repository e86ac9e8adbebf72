import {
  createSandbox,
  type ManagedLoginBrowser,
  type Sandbox,
  type SandboxOptions,
} from '@latchkey/sandbox';
import { IDBFactory } from 'fake-indexeddb';
import { entries } from 'idb-keyval';
import type { AuthConfig } from '../../src/api.ts';
import { openDatabase } from '../../src/vault/database.ts';
import { tick } from '../browser.ts';
import { FakeChannels } from '../fake-channels.ts';
import { FakeLocks } from '../fake-locks.ts';
import { FakeSessionStorage } from '../fake-session-storage.ts';
import { ManualClock } from '../manual-clock.ts';
import { LOGOUT, REDIRECT } from './addresses.ts';
import { Cryptography } from './cryptography.ts';
import { Network } from './network.ts';
import type { WorldOptions } from './options.ts';
import { createRandom } from './random.ts';
import { Rotations } from './rotations.ts';
import { StormTab, type Surroundings } from './tab.ts';
import { Watch } from './watch.ts';

export const PASSWORD = 'Correct-horse-1!';
export const PEOPLE = ['ann', 'bea'] as const;
export const MOST_TABS = 5;

const MINUTE = 60_000;
/** Idle turns of the event loop after which nothing moves unless time passes. */
const REST = 12;
/** Real milliseconds, far more than an RSA key takes: after that something loops endlessly. */
const ENDLESS = 60_000;

/** This many timers may fire at once, and then one every so many milliseconds on average. */
const MOVES = 2_000;
const MOVE = 100;

/** A pool, one browser and its tabs. */
export class World implements Surroundings {
  readonly clock: ManualClock;
  readonly cryptography = new Cryptography();
  readonly indexedDB = new IDBFactory();
  readonly locks = new FakeLocks();
  readonly channels = new FakeChannels();
  readonly localStorage = new FakeSessionStorage();
  readonly skew = { milliseconds: 0 };
  readonly watch = new Watch();
  readonly jitter: () => number;
  readonly options: WorldOptions;
  readonly sandbox: Sandbox;
  readonly network: Network;
  readonly rotations: Rotations;
  /** A browser at the domain of the pool. */
  readonly cookies: ManagedLoginBrowser | null;
  /** URLs that led back to the app. */
  readonly returned: string[] = [];
  credentials: CredentialsContainer | null = null;
  /** Changes a response on its way. */
  tamper: (request: Request, response: Response) => Response | Promise<Response> = (_, response) => response;
  /** The open tabs, by place. */
  readonly tabs: (StormTab | null)[] = Array.from({ length: MOST_TABS }, () => null);
  readonly #config: AuthConfig;
  #opened = 0;

  constructor(sandbox: Sandbox, clock: ManualClock, options: WorldOptions, seed: number) {
    this.clock = clock;
    this.sandbox = sandbox;
    this.options = options;
    this.jitter = createRandom(seed);
    this.rotations = new Rotations(clock, options, () =>
      this.watch.excuse('a page went with the answer to a rotation, and nobody could ask again'),
    );
    this.watch.secrets.add(PASSWORD);
    const send = this.watch.secrets.watch((request) => sandbox.fetch(request));
    this.network = new Network(async (request) => this.tamper(request, await send(request.clone())), clock);
    this.cookies = options.domain && sandbox.openBrowser();
    const { userPoolId, clientId, endpoint } = sandbox;
    const { onExpired, isolation } = options;
    this.#config = {
      userPoolId,
      clientId,
      endpoint,
      onExpired,
      ...(isolation && { isolation }),
    };
  }

  get domain(): string {
    return this.sandbox.domain;
  }

  get living(): StormTab[] {
    return this.tabs.filter((tab) => tab !== null);
  }

  open(place: number, before?: StormTab, href?: string): void {
    this.#opened += 1;
    this.tabs[place] = new StormTab(this, `tab-${place}.${this.#opened}`, this.#config, before, href);
  }

  /** The stored data as every script of the origin could read it. */
  stored(): Promise<unknown> {
    return entries(openDatabase(this.indexedDB));
  }

  /** Lets everything settle that needs no time to pass. */
  async rest(): Promise<void> {
    const start = performance.now();
    for (let quiet = 0; quiet < REST; quiet = this.#isWorking() ? 0 : quiet + 1) {
      await tick();
      if (performance.now() - start > ENDLESS) {
        this.watch.fail(
          `something goes round although no time passes: ${JSON.stringify([
            this.network.working,
            this.cryptography.working,
            this.living.map((tab) => tab.working),
          ])}`,
        );
        return;
      }
    }
  }

  /** Lets time pass, timer by timer. */
  async pass(milliseconds: number): Promise<void> {
    const start = this.clock.monotonic();
    const end = start + milliseconds;
    await this.rest();
    let moves = 0;
    while (this.clock.monotonic() < end && this.watch.violations.length === 0) {
      moves += 1;
      if (moves > MOVES + (this.clock.monotonic() - start) / MOVE)
        this.watch.fail('timers fire in an endless loop');
      const left = end - this.clock.monotonic();
      const before = this.clock.monotonic();
      const hasChance = this.#canAsk();
      this.clock.advance(Math.min(left, Math.max(this.clock.untilNext ?? left, 1), MINUTE / 2));
      this.rotations.passed(this.clock.monotonic() - before, hasChance);
      await this.rest();
    }
  }

  end(): void {
    this.cryptography.end();
    for (const tab of this.living) {
      tab.kill();
      tab.auth.dispose();
    }
  }

  /** Whether some tab could refresh now. */
  #canAsk(): boolean {
    const canAsk = ({ gate, disk }: StormTab) => !gate.isFrozen && disk.mode === 'works';
    return this.network.isCalm && this.sandbox.faults.active.length === 0 && this.living.some(canAsk);
  }

  #isWorking(): boolean {
    return this.network.working + this.cryptography.working > 0 || this.living.some((tab) => tab.working > 0);
  }
}

export async function createWorld(
  options: WorldOptions,
  seed: number,
  changes: SandboxOptions = {},
): Promise<World> {
  const clock = new ManualClock();
  const { grace, devices, life, domain } = options;
  const sandbox = await createSandbox({
    now: clock.now,
    userPool: {
      ...(devices !== 'none' && {
        deviceConfiguration: { deviceOnlyRememberedOnUserPrompt: devices === 'ask' },
      }),
    },
    clients: [
      {
        accessTokenValidity: life,
        idTokenValidity: life,
        refreshTokenValidity: 3_650,
        tokenValidityUnits: { accessToken: 'minutes', idToken: 'minutes', refreshToken: 'days' },
        ...(domain && { callbackURLs: [REDIRECT], logoutURLs: [LOGOUT] }),
        ...(grace !== null && {
          refreshTokenRotation: { feature: 'ENABLED' as const, retryGracePeriodSeconds: grace },
        }),
      },
    ],
    users: PEOPLE.map((username) => ({
      username,
      password: PASSWORD,
      attributes: { email: `${username}@example.com` },
    })),
    limits: { journalEntries: 100_000 },
    ...changes,
  });
  return new World(sandbox, clock, options, seed);
}
