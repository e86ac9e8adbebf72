import { type AuthWatcher, type ChartRecorder, createChartRecorder } from '@latchkey/auth/chart';
import { createRequestRecorder, type RequestRecorder } from './requests.ts';

/** What the panel shows of a session. */
export interface Recorders {
  readonly recorder: ChartRecorder;
  readonly requests: RequestRecorder;
  /** For `watchAuth`. It may be told later than it happened. */
  readonly hear: AuthWatcher;
}

export function createRecorders(): Recorders {
  let time = 0;
  const recorder = createChartRecorder({ now: () => time });
  const requests = createRequestRecorder();
  return {
    recorder,
    requests,
    hear(happening, at) {
      time = at;
      if (happening.type === 'request') requests.add(happening);
      else recorder.inspect(happening);
    },
  };
}
