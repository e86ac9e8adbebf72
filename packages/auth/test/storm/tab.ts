import type { Auth, AuthConfig, Environment, ManagedAuth } from '../../src/api.ts';
import { createAuth } from '../../src/auth.ts';
import { createAuth as createManagedAuth } from '../../src/managed-login/index.ts';
import type { FakeChannels } from '../fake-channels.ts';
import type { FakeLocks } from '../fake-locks.ts';
import { FakePage } from '../fake-page.ts';
import { FakeSessionStorage } from '../fake-session-storage.ts';
import { FakeWindow } from '../fake-window.ts';
import type { ManualClock } from '../manual-clock.ts';
import { FakeWorker } from '../worker.ts';
import { HOME, LOGOUT, REDIRECT } from './addresses.ts';
import { Disk } from './disk.ts';
import { Gate } from './gate.ts';
import { currentCredentials, gatedChannel, gatedClock, gatedCrypto, gatedLocks } from './gated.ts';
import type { Network } from './network.ts';
import type { WorldOptions } from './options.ts';
import type { Rotations } from './rotations.ts';
import type { Watch } from './watch.ts';

/** The browser of a tab, and the network in front of it. */
export interface Surroundings {
  readonly clock: ManualClock;
  readonly indexedDB: IDBFactory;
  readonly locks: FakeLocks;
  readonly channels: FakeChannels;
  readonly localStorage: FakeSessionStorage;
  readonly network: Network;
  readonly options: WorldOptions;
  readonly rotations: Rotations;
  /** The domain of the pool. */
  readonly domain: string;
  /** How far the browser's wall clock is off. */
  readonly skew: { readonly milliseconds: number };
  readonly jitter: () => number;
  readonly watch: Watch;
  /** Passkeys; null if the browser has none. */
  readonly credentials: CredentialsContainer | null;
}

/** One tab of the storm: everything that reaches it passes through its gate. */
export class StormTab {
  readonly name: string;
  readonly auth: Auth;
  /** The same, if there is a domain. */
  readonly managed: ManagedAuth | null;
  /** The tab's window, if the page has a URL and can be left. */
  readonly window: FakeWindow | null;
  readonly gate = new Gate();
  readonly disk: Disk;
  readonly page = new FakePage();
  readonly sessionStorage: FakeSessionStorage;
  readonly workers: FakeWorker[] = [];
  /** Calls of `getTokens` that are not answered yet. */
  waiting = 0;
  /** When the pool issued tokens that this tab has not announced yet: it may not have stored them. */
  #carries: number | null = null;
  /** Whether their answer has arrived: what was announced before was about others. */
  #hasArrived = false;
  readonly #world: Surroundings;

  constructor(world: Surroundings, name: string, config: AuthConfig, before?: StormTab, href = HOME) {
    this.name = name;
    this.#world = world;
    this.disk = new Disk(world.indexedDB, world.clock);
    this.sessionStorage = before?.sessionStorage ?? new FakeSessionStorage();
    const { domain } = world.options;
    this.window = domain && new FakeWindow(href);
    const environment = this.#environment();
    const options: AuthConfig = {
      ...config,
      inspect: (event) => world.watch.seeInspection(event),
      ...(config.isolation && {
        worker: () => {
          const worker = new FakeWorker(environment);
          this.gate.onDeath(() => worker.vanish());
          this.workers.push(worker);
          return worker.worker;
        },
      }),
      environment,
    };
    this.managed =
      domain &&
      createManagedAuth({
        ...options,
        domain: world.domain,
        redirectUri: REDIRECT,
        ...(domain === 'page' && { logoutUri: LOGOUT }),
      });
    this.auth = this.managed ?? createAuth(options);
    this.auth.subscribe((state) => {
      if (!this.gate.isDead) world.watch.seeState(name, state);
    });
  }

  /** Work that takes real time. */
  get working(): number {
    return this.gate.isDead ? 0 : this.disk.working;
  }

  /** Its page disappears from one moment to the next, with its locks and its connections, even those that it has not heard of. */
  kill(): void {
    this.gate.kill();
    this.disk.end();
    this.#world.locks.killTab(this.name);
    if (this.#carries !== null) this.#world.rotations.died(this.#carries);
  }

  #refreshed(): () => void {
    const now = this.#world.clock.now();
    if (this.gate.isDead) this.#world.rotations.died(now);
    else this.#carries = now;
    this.#hasArrived = false;
    return () => {
      this.#hasArrived = true;
    };
  }

  #environment(): Environment {
    const { gate } = this;
    const { clock, network, locks, channels, skew, jitter } = this.#world;
    return {
      fetch: network.for(gate, () => this.#refreshed()),
      clock: gatedClock(clock, gate, () => skew.milliseconds),
      random: (length) =>
        length === 1 ? Uint8Array.of(jitter() % 256) : crypto.getRandomValues(new Uint8Array(length)),
      subtle: gatedCrypto(crypto.subtle, gate),
      indexedDB: this.disk.factory,
      locks: this.#world.options.locks ? gatedLocks(locks.for(this.name), gate) : null,
      openChannel: (name) =>
        gatedChannel(channels.open(name), gate, () => {
          if (this.#hasArrived) this.#carries = null;
        }),
      sessionStorage: this.sessionStorage,
      localStorage: this.#world.localStorage,
      page: this.page,
      window: this.window?.window ?? null,
      credentials: this.#world.credentials && currentCredentials(this.#world),
      whenIdle: () => {},
    };
  }
}
