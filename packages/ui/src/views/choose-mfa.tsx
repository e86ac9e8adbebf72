import type { StateOf } from '@latchkey/auth';
import type { ReactElement } from 'react';
import { Choices } from '../parts/choices.tsx';
import { choicesOf, otherChoices } from '../parts/factor-choices.ts';
import { FaultMessage } from '../parts/fault-message.tsx';
import { Step } from '../parts/step.tsx';
import { useStepWords } from '../words/use-steps.ts';

export function ChooseMfa(state: StateOf<'chooseMfa'>): ReactElement {
  const { choices, lapsesAt, busy, fault, chooseMfa, chooseOther, back, cancel } = state;
  const words = useStepWords();
  return (
    <Step
      title={words.chooseMfa.title}
      lead={words.chooseMfa.lead}
      lapsesAt={lapsesAt}
      onBack={back}
      onCancel={cancel}
    >
      <FaultMessage fault={fault} />
      <Choices choices={choicesOf(choices, words)} busy={busy} onChoose={chooseMfa} />
      <Choices choices={otherChoices(state.otherChoices, words)} busy={busy} onChoose={chooseOther} />
    </Step>
  );
}
