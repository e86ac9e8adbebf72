/** @jsxImportSource preact */
import type { ChartEntry } from '@latchkey/auth/chart';
import type { VNode } from 'preact';
import type { RecordedRequest } from '../requests.ts';
import { titleOf } from './step-text.ts';
import { duration, elapsed } from './time.ts';

interface RequestTimelineProps {
  readonly requests: readonly RecordedRequest[];
  readonly steps: readonly ChartEntry[];
  readonly onChoose: (step: number) => void;
}

/** The requests, newest first: names, starts, ends, and the event that caused each. */
export function RequestTimeline({ requests, steps, onChoose }: RequestTimelineProps): VNode {
  const slowest = Math.max(200, ...requests.map(({ duration }) => duration ?? 0));
  const begun = steps[0]?.at ?? requests[0]?.startedAt ?? 0;
  return (
    <section className="panel requests" aria-label="Requests">
      <h3 className="panel-title">Requests</h3>
      {requests.length === 0 && <p className="no-requests">None yet.</p>}
      <ol>
        {requests.toReversed().map((request) => {
          const cause = causeOf(request, steps);
          return (
            <li className="request" key={request.number} data-outcome={outcomeOf(request)}>
              <span className="request-name">{request.operation}</span>
              <svg className="request-bar" viewBox="0 0 100 3" preserveAspectRatio="none" aria-hidden="true">
                <rect className="request-track" width="100" height="3" rx="1.5" />
                <rect
                  className="request-time"
                  width={Math.max(1, ((request.duration ?? slowest) / slowest) * 100)}
                  height="3"
                  rx="1.5"
                />
              </svg>
              <span className="request-end">{endOf(request)}</span>
              <span className="request-start">
                {elapsed(request.startedAt - begun)}
                {cause && (
                  <button className="request-cause" type="button" onClick={() => onChoose(cause.number)}>
                    after {titleOf(cause)}
                  </button>
                )}
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** The last event before the request was sent. */
const causeOf = ({ startedAt }: RecordedRequest, steps: readonly ChartEntry[]): ChartEntry | undefined =>
  steps.findLast(({ at }) => at <= startedAt);

/** The requests sent after a step and before the next one. */
export const requestsOf = (
  step: ChartEntry,
  steps: readonly ChartEntry[],
  requests: readonly RecordedRequest[],
): readonly RecordedRequest[] => requests.filter((request) => causeOf(request, steps) === step);

export function outcomeOf({ duration, status }: RecordedRequest): 'running' | 'lost' | 'refused' | 'done' {
  if (duration === null) return 'running';
  if (status === null) return 'lost';
  return status >= 400 ? 'refused' : 'done';
}

export function endOf({ duration: time, status }: RecordedRequest): string {
  if (time === null) return '…';
  return `${status ?? 'no answer'} · ${duration(time)}`;
}
