import { type AuthWatcher, type ChartRecorder, createChartRecorder } from '@latchkey/auth/chart';
import { createRequestRecorder, type RequestRecorder } from './requests.ts';

/** The recorded parts of a session that the panel shows. */
export interface Recorders {
  readonly recorder: ChartRecorder;
  readonly requests: RequestRecorder;
  /** For `watchAuth`. May be called later than the event happened. */
  readonly hear: AuthWatcher;
}

export function createRecorders(): Recorders {
  let time = 0;
  const recorder = createChartRecorder({ now: () => time });
  const requests = createRequestRecorder();
  return {
    recorder,
    requests,
    hear(seen, at) {
      time = at;
      if (seen.type === 'request') requests.add(seen);
      else recorder.inspect(seen);
    },
  };
}
