import type { StateOf } from '@latchkey/auth';
import type { ReactElement } from 'react';
import { Button } from '../parts/button.tsx';
import { CodeField } from '../parts/code-field.tsx';
import { Step } from '../parts/step.tsx';
import { StepForm } from '../parts/step-form.tsx';
import { sentTo } from './delivered-code.tsx';
import { OtherThanCode } from './other-than-code.tsx';

export function ConfirmSignUp(state: StateOf<'confirmSignUp'>): ReactElement {
  const { username, delivery, busy, fault, confirmSignUp, clearFault, cancel } = state;
  return (
    <Step
      title="Confirm your account"
      lead={
        <>
          {delivery && sentTo(delivery, 'you')} Enter {delivery ? 'it' : 'the code you have'} to finish the
          account of <strong>{username}</strong>.
        </>
      }
      onCancel={cancel}
    >
      <StepForm
        busy={busy}
        fault={fault}
        onEdit={clearFault}
        onSubmit={(read) => confirmSignUp(read('code'))}
      >
        <CodeField />
        <Button type="submit" look="primary" busy={busy}>
          Confirm
        </Button>
      </StepForm>
      <OtherThanCode state={state} />
    </Step>
  );
}
