import type { StateOf } from '@latchkey/auth';
import type { ReactElement } from 'react';
import { Choices } from '../parts/choices.tsx';
import { choicesOf, otherChoices } from '../parts/factor-choices.ts';
import { FaultMessage } from '../parts/fault-message.tsx';
import { Step } from '../parts/step.tsx';
import { fillRich } from '../words/fill.tsx';
import { useStepWords } from '../words/use-steps.ts';

export function ChooseFactor(state: StateOf<'chooseFactor'>): ReactElement {
  const { username, choices, lapsesAt, busy, fault, chooseFactor, chooseOther, back, cancel, stepUp } = state;
  const words = useStepWords();
  return (
    <Step
      title={stepUp ? words.stepUp.choose : words.chooseFactor.title}
      lead={fillRich(words.chooseFactor.lead, { username })}
      lapsesAt={lapsesAt}
      onBack={back}
      onCancel={cancel}
    >
      <FaultMessage fault={fault} />
      <Choices choices={choicesOf(choices, words)} busy={busy} onChoose={chooseFactor} />
      <Choices choices={otherChoices(state.otherChoices, words)} busy={busy} onChoose={chooseOther} />
    </Step>
  );
}
