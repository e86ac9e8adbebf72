import type { AuthConfig } from '@latchkey/auth';
import type { Recorders } from './recorders.ts';

/** What listens to a session from its start on, so that the inspector can be opened at any time. */
export interface ChartTools {
  /** For `createAuth`. */
  readonly inspect: NonNullable<AuthConfig['inspect']>;
  /** For `createAuth`, too: `send`, of which each request is recorded. */
  readonly fetch: typeof fetch;
  readonly recorders: Promise<Recorders>;
}

/** Starts to listen. `?inspect` in the address of a page under development opens an XState inspector as well. */
export function startChart(send: typeof fetch = (input, init) => fetch(input, init)): ChartTools {
  // What happens until the code that records it has come is kept: the first view does not wait for it.
  let early: ((recorders: Recorders) => void)[] = [];
  let tell = (event: (recorders: Recorders) => void): void => void early.push(event);
  const recorders = import('./recorders.ts').then(({ createRecorders }) => {
    const created = createRecorders();
    tell = (event) => event(created);
    early.forEach(tell);
    early = [];
    return created;
  });
  recorders.catch(() => {
    // Offline: the inspector could not be loaded either.
    tell = () => {};
    early = [];
  });

  const page = import.meta.env.DEV ? inspectorPage(location.href) : null;
  if (import.meta.env.DEV && page !== null) {
    void Promise.all([recorders, import('./xstate-inspector.ts')]).then(
      ([{ recorder }, { connectXStateInspector }]) => connectXStateInspector(recorder, page),
    );
  }
  return {
    recorders,
    inspect(event) {
      const at = Date.now();
      tell(({ inspect }) => inspect(event, at));
    },
    fetch(input, init) {
      const startedAt = Date.now();
      const answer = send(input, init);
      const end = (status: number | null) => ({ status, at: Date.now() });
      const ended = answer.then(
        ({ status }) => end(status),
        () => end(null),
      );
      tell(({ requests }) => requests.add({ input, init, startedAt, ended }));
      return answer;
    },
  };
}

const hosted = 'https://stately.ai/inspect';

/** Stately's own page, or one of this site that `inspect` names; null when the address does not ask for any. */
export function inspectorPage(address: string): string | null {
  const { origin, searchParams } = new URL(address);
  const named = searchParams.get('inspect');
  if (named === null) return null;
  const page = URL.canParse(named, address) ? new URL(named, address) : null;
  return named !== '' && page?.origin === origin ? page.href : hosted;
}
