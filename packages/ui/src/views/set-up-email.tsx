import type { StateOf } from '@latchkey/auth';
import type { ReactElement } from 'react';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { Step } from '../parts/step.tsx';
import { StepForm } from '../parts/step-form.tsx';

export function SetUpEmail(state: StateOf<'setUpEmail'>): ReactElement {
  const { lapsesAt, busy, fault, submitEmail, clearFault, back, cancel } = state;
  return (
    <Step
      title="Set up email codes"
      lead="Where should your codes go?"
      lapsesAt={lapsesAt}
      onBack={back}
      onCancel={cancel}
    >
      <StepForm
        busy={busy}
        fault={fault}
        onEdit={clearFault}
        onSubmit={(read) => submitEmail(read('email').trim())}
      >
        <Field
          name="email"
          type="email"
          label="Email address"
          autoComplete="email"
          required
          missing="Enter your email address."
        />
        <Button type="submit" look="primary" busy={busy}>
          Send a code
        </Button>
      </StepForm>
    </Step>
  );
}
