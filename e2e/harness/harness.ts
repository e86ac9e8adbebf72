/**
 * A bare page with an Auth object, and clocks that a test moves.
 *
 * @module
 */
import { type Auth, type AuthConfig, browserEnvironment, createAuth } from '@latchkey/auth';
import { Disk } from './disk.ts';

/** How far the page's clocks are ahead of the machine's, in milliseconds. */
export interface Ahead {
  /** The wall clock, which a person can set and which continues while the computer sleeps. */
  readonly wall: number;
  /** The monotonic clock. */
  readonly steady: number;
}

export interface HarnessOptions {
  readonly config: AuthConfig;
  readonly ahead: Ahead;
  /** Whether to record inspection events. */
  readonly isWatched?: boolean;
}

export interface Harness {
  readonly auth: Auth;
  /** Opens another one on the same page. */
  open(config: AuthConfig): Auth;
  shift(by: Ahead): void;
  /** Messages to this page from workers and other tabs. */
  readonly heard: readonly unknown[];
  /** The inspection events of the actor, as text. */
  readonly inspected: readonly string[];
  readonly disk: Disk;
}

declare global {
  interface Window {
    harness: Harness;
  }
}

// Written by `Tab.open`.
const {
  config,
  ahead: start,
  isWatched = false,
} = JSON.parse(decodeURIComponent(location.hash.slice(1))) as HarnessOptions;
const ahead = { ...start };
const { clock, openChannel } = browserEnvironment();
const workers: Worker[] = [];
const heard: unknown[] = [];
const inspected: string[] = [];
const disk = new Disk();

const listened = <T extends Worker | BroadcastChannel>(source: T): T => {
  source.addEventListener('message', (event) => {
    // Both send message events; their types only differ in the name.
    heard.push((event as MessageEvent<unknown>).data);
  });
  return source;
};

const startWorker = (): Worker => {
  const worker = new Worker(`/worker.js#${encodeURIComponent(JSON.stringify(ahead))}`, { type: 'module' });
  workers.push(worker);
  return listened(worker);
};

const open = (options: AuthConfig): Auth =>
  createAuth({
    ...options,
    ...(options.isolation === 'worker' && { worker: startWorker }),
    ...(isWatched && {
      inspect: (event) => 'event' in event && inspected.push(JSON.stringify(event.event)),
    }),
    environment: {
      ...(isWatched && { indexedDB: disk.factory }),
      openChannel: openChannel && ((name) => listened(openChannel(name))),
      clock: {
        ...clock,
        now: () => clock.now() + ahead.wall,
        monotonic: () => clock.monotonic() + ahead.steady,
      },
    },
  });

window.harness = {
  auth: open(config),
  open,
  shift(by) {
    ahead.wall += by.wall;
    ahead.steady += by.steady;
    for (const worker of workers) worker.postMessage(by);
  },
  heard,
  inspected,
  disk,
};
