import type { ReactElement, ReactNode } from 'react';
import { Button } from './button.tsx';
import { Heading } from './heading.tsx';
import { icons } from './icons.ts';
import { TimeLeft } from './late-parts.ts';

export interface StepProps {
  readonly title: string;
  /** What is asked for, and of whom. */
  readonly lead?: ReactNode;
  readonly children?: ReactNode;
  /** Epoch milliseconds at which the server forgets this step. */
  readonly lapsesAt?: number;
  readonly onBack?: () => void;
  readonly onCancel?: () => void;
}

/** The frame of every step: the ways out, a heading, and one form or choice. */
export function Step({ title, lead, children, lapsesAt, onBack, onCancel }: StepProps): ReactElement {
  return (
    <section className="step">
      {(onBack || onCancel) && (
        <div className="step-ways">
          {onBack && (
            <Button look="quiet" icon={icons.back} onClick={onBack}>
              Back
            </Button>
          )}
          {onCancel && (
            <Button look="quiet" onClick={onCancel}>
              Cancel
            </Button>
          )}
        </div>
      )}
      <header className="step-head">
        <Heading>{title}</Heading>
        {lead && <p className="lead">{lead}</p>}
      </header>
      {children}
      {lapsesAt !== undefined && <TimeLeft until={lapsesAt} />}
    </section>
  );
}
