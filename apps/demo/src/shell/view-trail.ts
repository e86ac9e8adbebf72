import type { Auth, View } from '@latchkey/auth';

export interface Visit {
  readonly id: number;
  readonly view: View;
}

export interface ViewTrail {
  /** The last views, the current one at the end. The same array until it changes. */
  readonly getVisits: () => readonly Visit[];
  readonly subscribe: (listener: () => void) => () => void;
}

const LENGTH = 7;

type Watched = Pick<Auth, 'getState' | 'subscribe'>;

/** Records the views of a session from now on. */
export function createViewTrail(auth: Watched): ViewTrail {
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
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

const trails = new WeakMap<Watched, ViewTrail>();

/** The trail of a session: one, wherever it is shown. */
export function trailOf(auth: Watched): ViewTrail {
  const trail = trails.get(auth) ?? createViewTrail(auth);
  trails.set(auth, trail);
  return trail;
}
