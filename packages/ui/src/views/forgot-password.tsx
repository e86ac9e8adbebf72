import type { StateOf } from '@latchkey/auth';
import type { ReactElement } from 'react';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { Step } from '../parts/step.tsx';
import { StepForm } from '../parts/step-form.tsx';

export function ForgotPassword(state: StateOf<'forgotPassword'>): ReactElement {
  const { username, busy, fault, requestReset, clearFault, showResetPassword, showSignIn, cancel } = state;
  return (
    <Step
      title="Reset your password"
      lead="Enter your username or email, and we’ll send you a code."
      onCancel={cancel}
    >
      <StepForm
        busy={busy}
        fault={fault}
        onEdit={clearFault}
        onSubmit={(read) => requestReset(read('username').trim())}
      >
        <Field
          name="username"
          label="Username or email"
          autoComplete="username"
          defaultValue={username}
          required
          missing="Enter your username or email."
        />
        <Button type="submit" look="primary" busy={busy}>
          Send a code
        </Button>
      </StepForm>
      <div className="elsewhere">
        {username !== '' && (
          <Button look="quiet" onClick={() => showResetPassword({ username })}>
            I have a code
          </Button>
        )}
        <Button look="quiet" onClick={showSignIn}>
          I remember it
        </Button>
      </div>
    </Step>
  );
}
