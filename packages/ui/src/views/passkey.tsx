import type { StateOf } from '@latchkey/auth';
import type { ReactElement } from 'react';
import { Button } from '../parts/button.tsx';
import { Choices } from '../parts/choices.tsx';
import { FaultMessage } from '../parts/fault-message.tsx';
import { Field } from '../parts/field.tsx';
import { icons } from '../parts/icons.ts';
import { Step } from '../parts/step.tsx';
import { factorChoices, otherChoices } from '../parts/ways.ts';

export function Passkey(state: StateOf<'passkey'>): ReactElement {
  const {
    username,
    autofill,
    choices,
    lapsesAt,
    busy,
    fault,
    retryPasskey,
    chooseFactor,
    chooseOther,
    back,
    cancel,
  } = state;
  const others = choices.filter((factor) => factor !== 'WEB_AUTHN');
  return (
    <Step
      title="Use your passkey"
      lead={
        autofill
          ? 'Pick your passkey from the list in the field below.'
          : busy
            ? 'Follow the prompt in your browser.'
            : 'Try again, or choose another way.'
      }
      lapsesAt={lapsesAt}
      onBack={back}
      onCancel={cancel}
    >
      <FaultMessage fault={fault} />
      {autofill && (
        <Field
          name="username"
          label="Username or email"
          autoComplete="username webauthn"
          defaultValue={username}
        />
      )}
      <Button look="primary" icon={icons.passkey} busy={busy && !autofill} onClick={retryPasskey}>
        {autofill ? 'Use a passkey' : busy ? 'Waiting for your passkey' : 'Try again'}
      </Button>
      {others.length + state.otherChoices.length > 0 && (
        <>
          <h2 className="or">Or sign in another way</h2>
          <Choices choices={factorChoices(others)} busy={false} onChoose={chooseFactor} />
          <Choices choices={otherChoices(state.otherChoices)} busy={false} onChoose={chooseOther} />
        </>
      )}
    </Step>
  );
}
