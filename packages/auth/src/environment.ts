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

/** Reading the property throws where the person has blocked site data. */
function readable<T>(read: () => T): T | null {
  try {
    return read() ?? null;
  } catch {
    return null;
  }
}
