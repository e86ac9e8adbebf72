import type { StateOf } from '@latchkey/auth';
import type { ReactElement } from 'react';
import { useOptions } from '../options.ts';
import { Button } from '../parts/button.tsx';
import { IdentifierField } from '../parts/identifier-field.tsx';
import { Step } from '../parts/step.tsx';
import { StepForm } from '../parts/step-form.tsx';
import { useStepWords } from '../words/use-steps.ts';

export function ForgotPassword(state: StateOf<'forgotPassword'>): ReactElement {
  const { username, busy, fault, requestReset, clearFault, showResetPassword, showSignIn, cancel } = state;
  const { forgotPassword: words } = useStepWords();
  const { identifier = 'any' } = useOptions();
  return (
    <Step title={words.title} lead={words.leads[identifier]} onCancel={cancel}>
      <StepForm
        busy={busy}
        fault={fault}
        onEdit={clearFault}
        onSubmit={(read) => requestReset(read('username').trim())}
      >
        <IdentifierField defaultValue={username} />
        <Button type="submit" look="primary" busy={busy}>
          {words.submit}
        </Button>
      </StepForm>
      <div className="lk-elsewhere">
        {username !== '' && (
          <Button look="quiet" onClick={() => showResetPassword({ username })}>
            {words.haveCode}
          </Button>
        )}
        <Button look="quiet" onClick={showSignIn}>
          {words.back}
        </Button>
      </div>
    </Step>
  );
}
