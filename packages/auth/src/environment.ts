import type { Environment } from './api.ts';
import { attempt } from './browser/attempt.ts';
import { browserClock } from './browser/clock.ts';
import { whenIdle } from './browser/idle.ts';
import { browserPage } from './browser/page.ts';

/**
 * The browser's own environment. Whatever a platform lacks is null; in server rendering that is nearly everything. Each
 * member is read separately: where the person has blocked site data, reading one throws, but the others work.
 */
export function browserEnvironment(): Environment {
  const { navigator, crypto, document, BroadcastChannel, WorkerGlobalScope } =
    globalThis as typeof globalThis & { readonly WorkerGlobalScope?: unknown };
  // A waiting lock or an open channel would keep a server's memory and process alive, and a server has no tabs.
  const isBrowser = Boolean(document ?? WorkerGlobalScope);
  return {
    fetch: (input, init) => globalThis.fetch(input, init),
    clock: browserClock,
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
    subtle: crypto?.subtle ?? null,
    indexedDB: attempt(() => globalThis.indexedDB),
    locks: isBrowser ? attempt(() => navigator.locks) : null,
    openChannel: isBrowser && BroadcastChannel ? (name) => new BroadcastChannel(name) : null,
    sessionStorage: attempt(() => globalThis.sessionStorage),
    localStorage: isBrowser ? attempt(() => globalThis.localStorage) : null,
    page: browserPage,
    credentials: attempt(() => navigator.credentials),
    window: isBrowser ? (globalThis.window ?? null) : null,
    whenIdle,
  };
}

/** Draws numbers in [0, 1), of 256 possible values: for jitter, never for secrets. */
export const chanceOf =
  ({ random }: Pick<Environment, 'random'>) =>
  (): number =>
    (random(1)[0] ?? 0) / 256;
