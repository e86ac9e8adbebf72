import type { StateOf } from '@latchkey/auth';
import type { ReactElement } from 'react';
import { Button } from '../parts/button.tsx';
import { PasswordField } from '../parts/password-field.tsx';
import { Step } from '../parts/step.tsx';
import { StepForm } from '../parts/step-form.tsx';
import { UsernameOfStep } from '../parts/username-of-step.tsx';
import { fillRich } from '../words/fill.tsx';
import { useStepWords } from '../words/use-steps.ts';

export function Password(state: StateOf<'password'>): ReactElement {
  const { username, lapsesAt, busy, fault, submitPassword, clearFault, back, cancel } = state;
  const words = useStepWords();
  return (
    <Step
      title={words.password.title}
      lead={fillRich(words.password.lead, { username })}
      lapsesAt={lapsesAt}
      onBack={back}
      onCancel={cancel}
      arrive="field"
    >
      <StepForm
        busy={busy}
        fault={fault}
        onEdit={clearFault}
        onSubmit={(read) => submitPassword(read('password'))}
      >
        <UsernameOfStep username={username} />
        <PasswordField name="password" autoComplete="current-password" required arrive />
        <Button type="submit" look="primary" busy={busy}>
          {words.next}
        </Button>
      </StepForm>
    </Step>
  );
}
