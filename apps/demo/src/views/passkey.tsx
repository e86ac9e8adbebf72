import type { StateOf } from '@latchkey/auth';
import type { ReactElement } from 'react';
import { Button } from '../ui/button.tsx';
import { Choices } from '../ui/choices.tsx';
import { FaultMessage } from '../ui/fault-message.tsx';
import { Field } from '../ui/field.tsx';
import { icons } from '../ui/icons.ts';
import { Step } from '../ui/step.tsx';
import { factorChoices } from '../ui/ways.ts';

export function Passkey(state: StateOf<'passkey'>): ReactElement {
  const { username, autofill, choices, lapsesAt, busy, fault, retryPasskey, chooseFactor, back, cancel } =
    state;
  const others = choices.filter((factor) => factor !== 'WEB_AUTHN');
  return (
    <Step
      title="Use your passkey"
      lead={
        autofill
          ? 'Pick your passkey from the list that the field offers.'
          : busy
            ? 'Your browser is asking for it now.'
            : 'Try again, or go another way.'
      }
      lapsesAt={lapsesAt}
      onBack={back}
      onCancel={cancel}
    >
      <FaultMessage fault={fault} />
      {autofill && (
        <Field
          name="username"
          label="User name or e-mail"
          autoComplete="username webauthn"
          defaultValue={username}
        />
      )}
      <Button look="primary" icon={icons.passkey} busy={busy && !autofill} onClick={retryPasskey}>
        {autofill ? 'Ask for my passkey' : busy ? 'Waiting for your passkey' : 'Try again'}
      </Button>
      {others.length > 0 && (
        <>
          <h2 className="or">Or go another way</h2>
          <Choices choices={factorChoices(others)} busy={false} onChoose={chooseFactor} />
        </>
      )}
    </Step>
  );
}
