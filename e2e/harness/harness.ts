/**
 * A bare page with an Auth object, and clocks that a test moves.
 *
 * @module
 */
import { type Auth, type AuthConfig, browserEnvironment, createAuth } from '@latchkey/auth';
import {
  createAuth as createManagedAuth,
  type ManagedAuth,
  type ManagedLoginOptions,
} from '@latchkey/auth/managed-login';
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
  /** The domain of the pool, and whether a sign-out leaves the page for it. */
  readonly managed?: { readonly domain: string; readonly leaves: boolean };
  /** Whether to record inspection events. */
  readonly isWatched?: boolean;
}

export interface Harness {
  readonly auth: Auth;
  /** The same, with a domain. */
  readonly managed: ManagedAuth | null;
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
    /** How far the clocks are ahead now, for a page that comes back from the domain. */
    aheadNow?: () => Promise<Ahead>;
  }
}

const { searchParams, hash, origin, pathname } = new URL(location.href);
/** In the query of a page that the domain sends people back to: it keeps no hash. */
const inQuery = searchParams.get('options');
// Written by `Tab.open`.
const {
  config,
  ahead: start,
  managed = null,
  isWatched = false,
} = JSON.parse(inQuery ?? decodeURIComponent(hash.slice(1))) as HarnessOptions;
const ahead = { ...((await window.aheadNow?.()) ?? start) };
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

const optionsOf = (options: AuthConfig): AuthConfig => ({
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

const open = (options: AuthConfig): Auth => createAuth(optionsOf(options));

/** The page itself, without what the domain has added to its address. */
const own = `${origin}${pathname}?options=${encodeURIComponent(inQuery ?? '')}`;
const redirects = ({ domain, leaves }: NonNullable<HarnessOptions['managed']>): ManagedLoginOptions => ({
  domain,
  redirectUri: own,
  ...(leaves && { logoutUri: own }),
});
const managedAuth = managed && createManagedAuth({ ...optionsOf(config), ...redirects(managed) });

window.harness = {
  auth: managedAuth ?? open(config),
  managed: managedAuth,
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
