import type { StateOf } from '@latchkey/auth';
import type { ReactElement } from 'react';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { Parameters } from '../parts/parameters.tsx';
import { Step } from '../parts/step.tsx';
import { StepForm } from '../parts/step-form.tsx';

export function Unsupported(state: StateOf<'unsupported'>): ReactElement {
  const { challengeName, parameters, lapsesAt, busy, fault, submitRaw, clearFault, back, cancel } = state;
  return (
    <Step
      title="An unknown challenge"
      lead={
        <>
          The pool asks for <code>{challengeName}</code>. If you know what it expects, you can answer it as it
          goes over the wire.
        </>
      }
      lapsesAt={lapsesAt}
      onBack={back}
      onCancel={cancel}
    >
      <Parameters parameters={parameters} />
      <StepForm
        busy={busy}
        fault={fault}
        onEdit={clearFault}
        onSubmit={(read) => submitRaw({ [read('responseName').trim()]: read('response') })}
      >
        <Field
          name="responseName"
          label="Name of the response"
          hint="A key of ChallengeResponses, such as ANSWER."
          autoComplete="off"
          required
        />
        <Field name="response" label="Response" autoComplete="off" required />
        <Button type="submit" look="primary" busy={busy}>
          Send
        </Button>
      </StepForm>
    </Step>
  );
}
