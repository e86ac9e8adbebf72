import type { StateOf } from '@latchkey/auth';
import type { ReactElement } from 'react';
import { Button } from '../parts/button.tsx';
import { CodeField } from '../parts/code-field.tsx';
import { NewPasswordField } from '../parts/new-password-field.tsx';
import { Step } from '../parts/step.tsx';
import { StepForm } from '../parts/step-form.tsx';
import { UsernameOfStep } from '../parts/username-of-step.tsx';
import { useStepWords } from '../words/use-steps.ts';
import { OtherThanCode } from './other-than-code.tsx';
import { CodeLead } from './sent-to.tsx';

export function ResetPassword(state: StateOf<'resetPassword'>): ReactElement {
  const { username, delivery, busy, fault, confirmReset, clearFault, cancel } = state;
  const { resetPassword: words } = useStepWords();
  return (
    <Step
      title={words.title}
      lead={<CodeLead delivery={delivery} username={username} words={words} />}
      onCancel={cancel}
      arrive="field"
    >
      <StepForm
        busy={busy}
        fault={fault}
        onEdit={clearFault}
        onSubmit={(read) => confirmReset(read('code'), read('password'))}
      >
        <UsernameOfStep username={username} />
        <CodeField arrive />
        <NewPasswordField />
        <Button type="submit" look="primary" busy={busy}>
          {words.submit}
        </Button>
      </StepForm>
      <OtherThanCode state={state} />
    </Step>
  );
}
