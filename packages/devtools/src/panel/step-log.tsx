/** @jsxImportSource preact */
import type { ChartEntry } from '@latchkey/auth/chart';
import type { TargetedKeyboardEvent, VNode } from 'preact';
import type { RecordedRequest } from '../requests.ts';
import { endOf, requestsOf } from './request-timeline.tsx';
import { enteredBy, leftBy, linesOf, titleOf } from './step-text.ts';
import { elapsed } from './time.ts';

interface StepLogProps {
  readonly steps: readonly ChartEntry[];
  readonly requests: readonly RecordedRequest[];
  /** The number of the step on the chart; null for the current one. */
  readonly chosen: number | null;
  readonly onChoose: (step: number | null) => void;
}

/** New place in the list, which has the newest step first. */
const moves: Readonly<Record<string, (place: number, last: number) => number>> = {
  ArrowDown: (place, last) => Math.min(place + 1, last),
  ArrowUp: (place) => Math.max(place - 1, 0),
  Home: () => 0,
  End: (_, last) => last,
};

/** All steps, newest first. Choosing one shows the chart as it was then. A single tab stop: arrow keys move inside. */
export function StepLog({ steps, requests, chosen, onChoose }: StepLogProps): VNode {
  const reached = chosen ?? steps.at(-1)?.number;
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLOListElement>) => {
    const move = moves[event.key];
    if (move === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('.log-step')];
    const place = event.target instanceof HTMLElement ? buttons.indexOf(event.target) : -1;
    const next = move(place, buttons.length - 1);
    const step = steps.at(-1 - next);
    if (place < 0 || step === undefined) return;
    event.preventDefault();
    buttons[next]?.focus();
    onChoose(step.number);
  };
  return (
    <section className="panel log" aria-label="Events">
      <h3 className="panel-title">Events</h3>
      <ol onKeyDown={onKeyDown}>
        {steps.toReversed().map((step, index) => (
          <li key={step.number}>
            <Step
              step={step}
              before={steps[steps.length - index - 2]}
              sent={step.number === chosen ? requestsOf(step, steps, requests) : []}
              isChosen={step.number === chosen}
              isReached={step.number === reached}
              onChoose={onChoose}
            />
          </li>
        ))}
      </ol>
    </section>
  );
}

interface StepProps {
  readonly step: ChartEntry;
  readonly before: ChartEntry | undefined;
  readonly sent: readonly RecordedRequest[];
  readonly isChosen: boolean;
  readonly isReached: boolean;
  readonly onChoose: (step: number | null) => void;
}

function Step({ step, before, sent, isChosen, isReached, onChoose }: StepProps): VNode {
  const entered = enteredBy(step, before);
  const isIgnored = step.transitions.length === 0 && step.kind !== 'start';
  return (
    <>
      <button
        className="log-step"
        type="button"
        data-kind={step.kind}
        aria-pressed={isChosen}
        tabIndex={isReached ? 0 : -1}
        onClick={() => onChoose(isChosen ? null : step.number)}
      >
        <span className="log-title">{titleOf(step)}</span>
        <span className="log-time">{before && elapsed(step.at - before.at)}</span>
        <span className="log-states">
          {isIgnored ? 'ignored in this state' : entered.map((name) => <span key={name}>{name}</span>)}
        </span>
      </button>
      {isChosen && <Details step={step} before={before} sent={sent} />}
    </>
  );
}

/** The changes, requests and payload of a step. */
function Details({ step, before, sent }: Pick<StepProps, 'step' | 'before' | 'sent'>): VNode {
  const left = leftBy(step, before);
  const entered = enteredBy(step, before);
  return (
    <div className="details">
      {(left.length > 0 || entered.length > 0) && (
        <ul className="diff" aria-label="States">
          {left.map((name) => (
            <li key={name} data-change="left">
              {name}
            </li>
          ))}
          {entered.map((name) => (
            <li key={name} data-change="entered">
              {name}
            </li>
          ))}
        </ul>
      )}
      {sent.length > 0 && (
        <ul className="sent" aria-label="Requests of this step">
          {sent.map((request) => (
            <li key={request.number}>
              {request.operation} {endOf(request)}
            </li>
          ))}
        </ul>
      )}
      <PayloadTable step={step} />
    </div>
  );
}

function PayloadTable({ step }: { readonly step: ChartEntry }): VNode | null {
  const lines = linesOf(step.payload);
  if (lines.length === 0) return null;
  return (
    <dl className="payload">
      {lines.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
