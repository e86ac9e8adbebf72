import type { StateOf } from '@latchkey/auth';
import type { ReactElement } from 'react';
import { Choices } from '../parts/choices.tsx';
import { FaultMessage } from '../parts/fault-message.tsx';
import { Step } from '../parts/step.tsx';
import { mfaChoices } from '../parts/ways.ts';

export function SetUpMfa(state: StateOf<'setUpMfa'>): ReactElement {
  const { available, choices, lapsesAt, busy, fault, chooseMfa, back, cancel } = state;
  return (
    <Step
      title="Add a second step"
      lead={
        available
          ? 'Signing in here takes a second step. Choose the one you want to use.'
          : 'Signing in here takes a code by text message, and your account has no phone number. Contact support to add one.'
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
