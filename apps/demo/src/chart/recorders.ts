import { type ChartRecorder, createChartRecorder } from '@latchkey/auth/chart';
import { createRequestRecorder, type RequestRecorder } from './requests.ts';

type InspectionEvent = Parameters<ChartRecorder['inspect']>[0];

/** What the inspector shows of a session. */
export interface Recorders {
  readonly recorder: ChartRecorder;
  readonly requests: RequestRecorder;
  /** @param at - when it happened, in epoch milliseconds: it may be told later */
  readonly inspect: (event: InspectionEvent, at: number) => void;
}

export function createRecorders(): Recorders {
  let time = 0;
  const recorder = createChartRecorder({ now: () => time });
  return {
    recorder,
    requests: createRequestRecorder(),
    inspect(event, at) {
      time = at;
      recorder.inspect(event);
    },
  };
}
