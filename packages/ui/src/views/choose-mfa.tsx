import type { StateOf } from '@latchkey/auth';
import type { ReactElement } from 'react';
import { Choices } from '../parts/choices.tsx';
import { FaultMessage } from '../parts/fault-message.tsx';
import { Step } from '../parts/step.tsx';
import { mfaChoices, otherChoices } from '../parts/ways.ts';

export function ChooseMfa(state: StateOf<'chooseMfa'>): ReactElement {
  const { choices, lapsesAt, busy, fault, chooseMfa, chooseOther, back, cancel } = state;
  return (
    <Step
      title="One more step"
      lead="Choose how to get your code."
      lapsesAt={lapsesAt}
      onBack={back}
      onCancel={cancel}
    >
      <FaultMessage fault={fault} />
      <Choices choices={mfaChoices(choices)} busy={busy} onChoose={chooseMfa} />
      <Choices choices={otherChoices(state.otherChoices)} busy={busy} onChoose={chooseOther} />
    </Step>
  );
}
