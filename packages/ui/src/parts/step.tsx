import { type ReactElement, type ReactNode, useId } from 'react';
import { useFirstWords } from '../words/use-first.ts';
import { Button } from './button.tsx';
import { Heading } from './heading.tsx';
import { icons } from './icons.ts';
import { TimeLeft } from './late-parts.ts';
import { StepLead } from './step-lead.ts';

export interface StepProps {
  readonly title: string;
  /** A sentence about the step, such as where a code was sent. */
  readonly lead?: ReactNode | undefined;
  readonly children?: ReactNode | undefined;
  /** When the server forgets this step, in epoch milliseconds. */
  readonly lapsesAt?: number | undefined;
  readonly onBack?: (() => void) | undefined;
  readonly onCancel?: (() => void) | undefined;
  /** The element that takes the focus when the step appears. Default: the heading. `field`: the field that has `arrive`. */
  readonly arrive?: 'heading' | 'field' | undefined;
}

/** The frame of every step: ways out, a heading, and a form or a choice. */
export function Step({
  title,
  lead,
  children,
  lapsesAt,
  onBack,
  onCancel,
  arrive = 'heading',
}: StepProps): ReactElement {
  const id = useId();
  const { ways } = useFirstWords();
  const isField = arrive === 'field';
  return (
    // Named for the field that takes the focus. With the heading, which takes it otherwise, the title would be read twice.
    <section className="lk-step" aria-labelledby={isField ? id : undefined}>
      {(onBack || onCancel) && (
        <div className="lk-ways">
          {onBack && (
            <Button look="quiet" icon={icons.back} onClick={onBack}>
              {ways.back}
            </Button>
          )}
          {onCancel && (
            <Button look="quiet" onClick={onCancel}>
              {ways.cancel}
            </Button>
          )}
        </div>
      )}
      <header className="lk-head">
        <Heading id={id} arrive={!isField}>
          {title}
        </Heading>
        {lead && (
          <p className="lk-lead" id={`${id}-lead`}>
            {lead}
          </p>
        )}
      </header>
      <StepLead.Provider value={isField && lead ? `${id}-lead` : undefined}>{children}</StepLead.Provider>
      {lapsesAt !== undefined && <TimeLeft until={lapsesAt} />}
    </section>
  );
}
