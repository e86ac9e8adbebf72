/// <reference types="node" />
import { IDBFactory } from 'fake-indexeddb';
import type { Environment } from '../src/api.ts';
import { FakeChannels } from './fake-channels.ts';
import { FakeLocks } from './fake-locks.ts';
import { FakePage } from './fake-page.ts';
import { FakeSessionStorage } from './fake-session-storage.ts';
import { ManualClock } from './manual-clock.ts';

/** One tab of a test's browser: the environment for `createAuth`, and its handles. */
export interface TestTab {
  readonly name: string;
  readonly environment: Environment;
  readonly page: FakePage;
  readonly sessionStorage: FakeSessionStorage;
}

/** A browser with a manual clock: its tabs share storage, locks and channels. */
export interface TestBrowser {
  readonly clock: ManualClock;
  readonly indexedDB: IDBFactory;
  readonly locks: FakeLocks;
  readonly channels: FakeChannels;
  readonly localStorage: FakeSessionStorage;
  /** Pending requests and cryptography: both take real time. */
  readonly working: { requests: number; cryptography: number };
  /** A new tab; `from` is a reloaded tab, whose session storage is kept. */
  tab(changes?: Partial<Environment>, from?: TestTab): TestTab;
}

export function createBrowser(fetch: Environment['fetch'], clock = new ManualClock()): TestBrowser {
  const indexedDB = new IDBFactory();
  const locks = new FakeLocks();
  const channels = new FakeChannels();
  const localStorage = new FakeSessionStorage();
  const working = { requests: 0, cryptography: 0 };
  const counted = async <T>(kind: keyof typeof working, work: Promise<T>): Promise<T> => {
    working[kind] += 1;
    try {
      return await work;
    } finally {
      working[kind] -= 1;
    }
  };
  let tabs = 0;

  return {
    clock,
    indexedDB,
    locks,
    channels,
    localStorage,
    working,
    tab(changes = {}, from) {
      tabs += 1;
      const name = `tab-${tabs}`;
      const page = new FakePage();
      const sessionStorage = from?.sessionStorage ?? new FakeSessionStorage();
      const environment: Environment = {
        fetch: (...request) => counted('requests', fetch(...request)),
        clock,
        // Jitter draws a single byte: with 0, retries follow at once.
        random: (length) =>
          length === 1 ? new Uint8Array(1) : crypto.getRandomValues(new Uint8Array(length)),
        subtle: countedMethods(crypto.subtle, (work) => counted('cryptography', work)),
        indexedDB,
        locks: locks.for(name),
        openChannel: (channel) => channels.open(channel),
        sessionStorage,
        localStorage,
        page,
        credentials: null,
        window: null,
        whenIdle: () => {},
        ...changes,
      };
      return { name, environment, page, sessionStorage };
    },
  };
}

type Count = <T>(work: Promise<T>) => Promise<T>;

/** A WebCrypto that counts its calls. */
const countedMethods = (subtle: SubtleCrypto, count: Count): SubtleCrypto =>
  new Proxy(subtle, {
    get: (target, name) => {
      // Every member of SubtleCrypto is a method that returns a promise.
      const method = Reflect.get(target, name) as (...given: unknown[]) => Promise<unknown>;
      return (...given: unknown[]) => count(method.apply(target, given));
    },
  });

/** One turn of the event loop: lets promises, messages, WebCrypto and fake database requests continue. */
export const tick = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Waits until nothing has gone on for some turns. Cryptography takes real time, and more of it on a busy machine. */
export async function quiet({ working }: Pick<TestBrowser, 'working'>, turns = 50): Promise<void> {
  for (let rest = 0; rest < turns; rest = working.cryptography > 0 ? 0 : rest + 1) await tick();
}
