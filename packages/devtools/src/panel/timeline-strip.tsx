/** @jsxImportSource preact */
import type { ChartEntry } from '@latchkey/auth/chart';
import type { VNode } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { RecordedRequest } from '../requests.ts';
import { createAxis } from './axis.ts';
import { outcomeOf } from './request-timeline.tsx';
import { titleOf } from './step-text.ts';

interface TimelineStripProps {
  readonly steps: readonly ChartEntry[];
  readonly requests: readonly RecordedRequest[];
  /** Index in `steps` of the one on screen. */
  readonly index: number;
  readonly onChoose: (index: number) => void;
}

/** How long each step is shown during playback, in milliseconds. */
const pace = 700;

/** Events and requests on one axis, with a slider. */
export function TimelineStrip({ steps, requests, index, onChoose }: TimelineStripProps): VNode {
  const [plays, setPlays] = useState(false);
  const last = steps.length - 1;
  useEffect(() => {
    if (!plays) return;
    const timer = setTimeout(() => (index < last ? onChoose(index + 1) : setPlays(false)), pace);
    return () => clearTimeout(timer);
  }, [plays, index, last, onChoose]);
  const axis = useMemo(
    () =>
      createAxis([
        ...steps.map(({ at }) => at),
        ...requests.flatMap(({ startedAt, duration }) => [startedAt, startedAt + (duration ?? 0)]),
      ]),
    [steps, requests],
  );
  const x = (time: number) => axis.at(time) * 1_000;
  const step = steps[index];

  return (
    <section className="strip" aria-label="Time">
      <button
        className="dock-button"
        type="button"
        disabled={last < 1}
        onClick={() => {
          if (!plays && index === last) onChoose(0);
          setPlays(!plays);
        }}
      >
        {plays ? 'Pause' : 'Play'}
      </button>
      <div className="strip-axis">
        <svg viewBox="0 0 1000 26" preserveAspectRatio="none" aria-hidden="true">
          {axis.breaks.map((place) => (
            <rect className="strip-break" key={place} x={place * 1_000 - 2} width="4" height="26" />
          ))}
          {requests.map((request) => (
            <rect
              className="strip-request"
              key={request.number}
              data-outcome={outcomeOf(request)}
              x={x(request.startedAt)}
              y="16"
              width={Math.max(3, x(request.startedAt + (request.duration ?? 0)) - x(request.startedAt))}
              height="7"
            />
          ))}
          {steps.map(({ number, at, kind }) => (
            <rect
              className="strip-step"
              key={number}
              data-kind={kind}
              x={x(at) - 1.5}
              y="3"
              width="3"
              height="9"
            />
          ))}
          {step && <rect className="strip-now" x={x(step.at) - 1.5} width="3" height="26" />}
        </svg>
        <input
          type="range"
          aria-label="Step"
          aria-valuetext={step ? `${index + 1} of ${steps.length}: ${titleOf(step)}` : 'none'}
          min="0"
          max={Math.max(last, 0)}
          value={index}
          disabled={last < 1}
          onInput={(event) => {
            setPlays(false);
            onChoose(event.currentTarget.valueAsNumber);
          }}
        />
      </div>
      <span className="strip-count">
        {index + 1} / {steps.length}
      </span>
    </section>
  );
}
