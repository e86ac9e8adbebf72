import type { StateOf } from '@latchkey/auth';
import type { ReactElement } from 'react';
import { Button } from '../parts/button.tsx';
import { PasswordField } from '../parts/password-field.tsx';
import { Step } from '../parts/step.tsx';
import { StepForm } from '../parts/step-form.tsx';
import { UsernameOfStep } from '../parts/username-of-step.tsx';

export function Password(state: StateOf<'password'>): ReactElement {
  const { username, lapsesAt, busy, fault, submitPassword, clearFault, back, cancel } = state;
  return (
    <Step
      title="Enter your password"
      lead={
        <>
          For <strong>{username}</strong>
        </>
      }
      lapsesAt={lapsesAt}
      onBack={back}
      onCancel={cancel}
    >
      <StepForm
        busy={busy}
        fault={fault}
        onEdit={clearFault}
        onSubmit={(read) => submitPassword(read('password'))}
      >
        <UsernameOfStep username={username} />
        <PasswordField name="password" label="Password" autoComplete="current-password" required />
        <Button type="submit" look="primary" busy={busy}>
          Continue
        </Button>
      </StepForm>
    </Step>
  );
}
