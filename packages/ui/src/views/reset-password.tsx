import type { StateOf } from '@latchkey/auth';
import type { ReactElement } from 'react';
import { Button } from '../parts/button.tsx';
import { CodeField } from '../parts/code-field.tsx';
import { NewPasswordField } from '../parts/new-password-field.tsx';
import { Step } from '../parts/step.tsx';
import { StepForm } from '../parts/step-form.tsx';
import { UsernameOfStep } from '../parts/username-of-step.tsx';
import { sentTo } from './delivered-code.tsx';
import { OtherThanCode } from './other-than-code.tsx';

export function ResetPassword(state: StateOf<'resetPassword'>): ReactElement {
  const { username, delivery, busy, fault, confirmReset, clearFault, cancel } = state;
  return (
    <Step
      title="Choose a new password"
      lead={
        <>
          {delivery && sentTo(delivery, 'you')} Enter {delivery ? 'it' : 'the code you have'} with the new
          password for <strong>{username}</strong>.
        </>
      }
      onCancel={cancel}
    >
      <StepForm
        busy={busy}
        fault={fault}
        onEdit={clearFault}
        onSubmit={(read) => confirmReset(read('code'), read('password'))}
      >
        <UsernameOfStep username={username} />
        <CodeField />
        <NewPasswordField />
        <Button type="submit" look="primary" busy={busy}>
          Save the password
        </Button>
      </StepForm>
      <OtherThanCode state={state} />
    </Step>
  );
}
