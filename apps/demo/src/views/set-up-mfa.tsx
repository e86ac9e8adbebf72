import type { StateOf } from '@latchkey/auth';
import type { ReactElement } from 'react';
import { Choices } from '../ui/choices.tsx';
import { FaultMessage } from '../ui/fault-message.tsx';
import { Step } from '../ui/step.tsx';
import { mfaChoices } from '../ui/ways.ts';

export function SetUpMfa(state: StateOf<'setUpMfa'>): ReactElement {
  const { available, choices, lapsesAt, busy, fault, chooseMfa, back, cancel } = state;
  return (
    <Step
      title="Add a second step"
      lead={
        available
          ? 'This pool asks for one more proof when you sign in. Choose how you want to give it.'
          : 'This pool asks for a second step that you cannot set up here. Ask whoever runs it to add your phone number.'
      }
      lapsesAt={lapsesAt}
      onBack={back}
      onCancel={cancel}
    >
      <FaultMessage fault={fault} />
      {available && <Choices choices={mfaChoices(choices)} busy={busy} onChoose={chooseMfa} />}
    </Step>
  );
}
