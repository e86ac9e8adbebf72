import type { Auth, View } from '@latchkey/auth';

export interface Visit {
  readonly id: number;
  readonly view: View;
}

export interface ViewTrail {
  /** The last views, the present one at the end. The same array until it changes. */
  readonly getVisits: () => readonly Visit[];
  /** Whether there was a view before the present one, other than the splash of a page that opens. */
  readonly hasMoved: () => boolean;
  readonly subscribe: (listener: () => void) => () => void;
}

const LENGTH = 7;

/** Remembers which views a session went through since the page was loaded. */
export function createViewTrail(auth: Pick<Auth, 'getState' | 'subscribe'>): ViewTrail {
  let visits: readonly Visit[] = [{ id: 0, view: auth.getState().view }];
  const listeners = new Set<() => void>();
  auth.subscribe(({ view }) => {
    const last = visits.at(-1);
    if (last === undefined || last.view === view) return;
    visits = [...visits, { id: last.id + 1, view }].slice(-LENGTH);
    for (const listener of listeners) listener();
  });
  return {
    getVisits: () => visits,
    hasMoved: () => (visits.at(-2)?.view ?? 'splash') !== 'splash',
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
