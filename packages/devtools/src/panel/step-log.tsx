/** @jsxImportSource preact */
import type { ChartEntry } from '@latchkey/auth/chart';
import type { VNode } from 'preact';
import { enteredBy, linesOf, titleOf } from './step-text.ts';
import { elapsed } from './time.ts';

interface StepLogProps {
  readonly steps: readonly ChartEntry[];
  /** The number of the step that the chart shows; null while it shows the present. */
  readonly chosen: number | null;
  readonly onChoose: (step: number) => void;
}

/** All that happened, the newest first. Choosing a step shows the chart as it was then. */
export function StepLog({ steps, chosen, onChoose }: StepLogProps): VNode {
  return (
    <section className="panel log" aria-label="Events">
      <h3 className="panel-title">Events</h3>
      <ol>
        {steps.toReversed().map((step, index) => (
          <li key={step.number}>
            <Step
              step={step}
              before={steps[steps.length - index - 2]}
              isChosen={step.number === chosen}
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
  readonly isChosen: boolean;
  readonly onChoose: (step: number) => void;
}

function Step({ step, before, isChosen, onChoose }: StepProps): VNode {
  const entered = enteredBy(step, before);
  const isIgnored = step.transitions.length === 0 && step.kind !== 'start';
  return (
    <>
      <button
        className="log-step"
        type="button"
        data-kind={step.kind}
        aria-pressed={isChosen}
        onClick={() => onChoose(step.number)}
      >
        <span className="log-title">{titleOf(step)}</span>
        <span className="log-time">{before && elapsed(step.at - before.at)}</span>
        <span className="log-states">
          {isIgnored ? 'ignored in this state' : entered.map((name) => <span key={name}>{name}</span>)}
        </span>
      </button>
      {isChosen && <PayloadTable step={step} />}
    </>
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
