/** @jsxImportSource preact */
import type { VNode } from 'preact';
import type { RecordedRequest, RequestRecorder } from '../requests.ts';
import { duration } from './time.ts';
import { useStore } from './use-store.ts';

/** What went over the wire, the newest first: names, ends and durations. */
export function RequestTimeline({ recorder }: { readonly recorder: RequestRecorder }): VNode {
  const requests = useStore(recorder.subscribe, recorder.getRequests);
  const slowest = Math.max(200, ...requests.map(({ duration }) => duration ?? 0));
  return (
    <section className="panel requests" aria-label="Requests">
      <h3 className="panel-title">Requests</h3>
      {requests.length === 0 && <p className="no-requests">None yet.</p>}
      <ol>
        {requests.toReversed().map((request) => (
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
          </li>
        ))}
      </ol>
    </section>
  );
}

function outcomeOf({ duration, status }: RecordedRequest): 'running' | 'lost' | 'refused' | 'done' {
  if (duration === null) return 'running';
  if (status === null) return 'lost';
  return status >= 400 ? 'refused' : 'done';
}

function endOf({ duration: time, status }: RecordedRequest): string {
  if (time === null) return '…';
  return `${status ?? 'no answer'} · ${duration(time)}`;
}
