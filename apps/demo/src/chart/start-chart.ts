import type { AuthConfig } from '@latchkey/auth';
import type { ChartRecorder } from '@latchkey/auth/chart';
import { type RequestRecorder, recordRequests } from './requests.ts';

type Inspect = NonNullable<AuthConfig['inspect']>;

/** What listens to a session from its start on, so that the inspector can be opened at any time. */
export interface ChartTools {
  /** For `createAuth`. */
  readonly inspect: Inspect;
  readonly recorder: Promise<ChartRecorder>;
  /** Its `fetch` is for `createAuth`. */
  readonly requests: RequestRecorder;
}

/** Starts to listen. `?inspect` in the address of a page under development opens an XState inspector as well. */
export function startChart(send: typeof fetch = (input, init) => fetch(input, init)): ChartTools {
  const { inspect, recorder } = recordLater();
  const page = import.meta.env.DEV ? inspectorPage(location.href) : null;
  if (import.meta.env.DEV && page !== null) {
    void Promise.all([recorder, import('./xstate-inspector.ts')]).then(([told, { connectXStateInspector }]) =>
      connectXStateInspector(told, page),
    );
  }
  return {
    inspect,
    recorder,
    requests: recordRequests(send),
  };
}

/** Keeps what happens until the code that records it has come: the first view does not wait for it. */
function recordLater(): Pick<ChartTools, 'inspect' | 'recorder'> {
  let early: [event: Parameters<Inspect>[0], at: number][] = [];
  let inspect: Inspect = (event) => early.push([event, Date.now()]);
  const recorder = import('@latchkey/auth/chart').then(({ createChartRecorder }) => {
    let past: number | null = null;
    const created = createChartRecorder({ now: () => past ?? Date.now() });
    for (const [event, at] of early) {
      past = at;
      created.inspect(event);
    }
    past = null;
    early = [];
    inspect = created.inspect;
    return created;
  });
  recorder.catch(() => {
    // Offline: the inspector could not be loaded either.
    early = [];
    inspect = () => {};
  });
  return { inspect: (event) => inspect(event), recorder };
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
