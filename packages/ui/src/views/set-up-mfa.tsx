import type { StateOf } from '@latchkey/auth';
import type { ReactElement } from 'react';
import { Choices } from '../parts/choices.tsx';
import { choicesOf } from '../parts/factor-choices.ts';
import { FaultMessage } from '../parts/fault-message.tsx';
import { Step } from '../parts/step.tsx';
import { useStepWords } from '../words/use-steps.ts';

export function SetUpMfa(state: StateOf<'setUpMfa'>): ReactElement {
  const { available, choices, lapsesAt, busy, fault, chooseMfa, back, cancel } = state;
  const words = useStepWords();
  const { title, lead, unavailable } = words.setUpMfa;
  return (
    <Step
      title={title}
      lead={available ? lead : unavailable}
      lapsesAt={lapsesAt}
      onBack={back}
      onCancel={cancel}
    >
      <FaultMessage fault={fault} />
      {available && <Choices choices={choicesOf(choices, words)} busy={busy} onChoose={chooseMfa} />}
    </Step>
  );
}
