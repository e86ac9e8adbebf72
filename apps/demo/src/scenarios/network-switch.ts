import type { PageEvents } from '@latchkey/auth';

export interface NetworkSwitch {
  readonly isOn: () => boolean;
  readonly flip: () => void;
  readonly subscribe: (listener: () => void) => () => void;
  /** The real page, except for this switch. */
  readonly page: PageEvents;
  /** Fails like the browser's while the switch is off. */
  readonly fetch: typeof fetch;
}

/** Disconnects the session from the network, and nothing else on the page. */
export function createNetworkSwitch(
  on: boolean,
  page: PageEvents,
  fetch: typeof globalThis.fetch,
): NetworkSwitch {
  let isOn = on;
  const watchers = new Set<(event: 'online' | 'offline') => void>();
  const listeners = new Set<() => void>();
  return {
    isOn: () => isOn,
    flip() {
      isOn = !isOn;
      for (const listener of listeners) listener();
      for (const watch of watchers) watch(isOn ? 'online' : 'offline');
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    page: {
      ...page,
      online: () => isOn && page.online(),
      subscribe(listener) {
        watchers.add(listener);
        const end = page.subscribe(listener);
        return () => {
          watchers.delete(listener);
          end();
        };
      },
    },
    fetch: (...request) =>
      isOn ? fetch(...request) : Promise.reject(new TypeError('The demo has switched the network off.')),
  };
}
