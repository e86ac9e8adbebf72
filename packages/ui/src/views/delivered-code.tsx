import type { StateOf } from '@latchkey/auth';
import type { ReactElement } from 'react';
import { Button } from '../parts/button.tsx';
import { CodeField } from '../parts/code-field.tsx';
import { Resend } from '../parts/resend.tsx';
import { Step } from '../parts/step.tsx';
import { StepForm } from '../parts/step-form.tsx';
import { useStepWords } from '../words/use-steps.ts';
import { SentTo } from './sent-to.tsx';

export function DeliveredCode(state: StateOf<'smsCode'> | StateOf<'emailCode'>): ReactElement {
  const { view, delivery, lapsesAt, canResend, busy, fault, submitCode, clearFault, resend, back, cancel } =
    state;
  const words = useStepWords();
  const isSms = view === 'smsCode';
  return (
    <Step
      title={words[view].title}
      lead={<SentTo delivery={delivery ?? { medium: isSms ? 'SMS' : 'EMAIL', destination: null }} />}
      lapsesAt={lapsesAt}
      onBack={back}
      onCancel={cancel}
      arrive="field"
    >
      <StepForm busy={busy} fault={fault} onEdit={clearFault} onSubmit={(read) => submitCode(read('code'))}>
        <CodeField listenForSms={isSms && !busy} arrive />
        <Button type="submit" look="primary" busy={busy}>
          {words.next}
        </Button>
      </StepForm>
      <div className="lk-elsewhere">
        {canResend ? (
          <Resend onResend={resend} hasSent />
        ) : (
          // Cognito sends the code of a second step only once: to get another one, start over.
          <p className="lk-hint">
            {words.resend.trouble}{' '}
            <Button look="link" onClick={back}>
              {words.resend.restart}
            </Button>
          </p>
        )}
      </div>
    </Step>
  );
}
