import type { Environment } from './api.ts';
import { browserClock } from './browser/clock.ts';
import { whenIdle } from './browser/idle.ts';
import { browserPage } from './browser/page.ts';

/** The browser's own facts. What a platform lacks is null; in server rendering that is nearly everything. */
export function browserEnvironment(): Environment {
  const { navigator, crypto, document, BroadcastChannel } = globalThis;
  return {
    fetch: (input, init) => globalThis.fetch(input, init),
    clock: browserClock,
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
    subtle: crypto?.subtle ?? null,
    indexedDB: globalThis.indexedDB ?? null,
    locks: navigator?.locks ?? null,
    // An open channel keeps a server process alive, and there are no tabs there.
    openChannel: document && BroadcastChannel ? (name) => new BroadcastChannel(name) : null,
    sessionStorage: readable(() => globalThis.sessionStorage),
    page: browserPage,
    credentials: navigator?.credentials ?? null,
    whenIdle,
  };
}

/** Draws numbers in [0, 1), 256 of them: for jitter, and for nothing secret. */
export const chanceOf =
  ({ random }: Pick<Environment, 'random'>) =>
  (): number =>
    (random(1)[0] ?? 0) / 256;

/** Reading the property throws where the person has blocked site data. */
function readable<T>(read: () => T): T | null {
  try {
    return read() ?? null;
  } catch {
    return null;
  }
}
