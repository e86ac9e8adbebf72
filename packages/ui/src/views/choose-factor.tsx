import type { StateOf } from '@latchkey/auth';
import type { ReactElement } from 'react';
import { Choices } from '../parts/choices.tsx';
import { FaultMessage } from '../parts/fault-message.tsx';
import { Step } from '../parts/step.tsx';
import { factorChoices, otherChoices } from '../parts/ways.ts';

export function ChooseFactor(state: StateOf<'chooseFactor'>): ReactElement {
  const { username, choices, lapsesAt, busy, fault, chooseFactor, chooseOther, back, cancel } = state;
  return (
    <Step
      title="How would you like to sign in?"
      lead={
        <>
          As <strong>{username}</strong>
        </>
      }
      lapsesAt={lapsesAt}
      onBack={back}
      onCancel={cancel}
    >
      <FaultMessage fault={fault} />
      <Choices choices={factorChoices(choices)} busy={busy} onChoose={chooseFactor} />
      <Choices choices={otherChoices(state.otherChoices)} busy={busy} onChoose={chooseOther} />
    </Step>
  );
}
