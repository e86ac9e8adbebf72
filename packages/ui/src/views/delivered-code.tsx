import type { Delivery, StateOf } from '@latchkey/auth';
import type { ReactElement, ReactNode } from 'react';
import { Button } from '../parts/button.tsx';
import { CodeField } from '../parts/code-field.tsx';
import { Step } from '../parts/step.tsx';
import { StepForm } from '../parts/step-form.tsx';

/** Where the code went, as the server masks it. */
export function sentTo(delivery: Delivery | null, fallback: string): ReactNode {
  if (delivery?.destination == null) return `We sent a code to ${fallback}.`;
  return (
    <>
      We sent a code to <strong>{delivery.destination}</strong>.
    </>
  );
}

interface DeliveredCodeProps {
  readonly state: StateOf<'smsCode'> | StateOf<'emailCode'>;
  readonly title: string;
  readonly fallback: string;
}

function DeliveredCode({ state, title, fallback }: DeliveredCodeProps): ReactElement {
  const { view, delivery, lapsesAt, canResend, busy, fault, submitCode, clearFault, resend, back, cancel } =
    state;
  return (
    <Step title={title} lead={sentTo(delivery, fallback)} lapsesAt={lapsesAt} onBack={back} onCancel={cancel}>
      <StepForm busy={busy} fault={fault} onEdit={clearFault} onSubmit={(read) => submitCode(read('code'))}>
        <CodeField listenForSms={view === 'smsCode' && !busy} />
        <Button type="submit" look="primary" busy={busy}>
          Continue
        </Button>
      </StepForm>
      {canResend && (
        <div className="elsewhere">
          <Button look="quiet" onClick={resend}>
            Send another code
          </Button>
        </div>
      )}
    </Step>
  );
}

export function SmsCode(state: StateOf<'smsCode'>): ReactElement {
  return <DeliveredCode state={state} title="Check your phone" fallback="your phone" />;
}

export function EmailCode(state: StateOf<'emailCode'>): ReactElement {
  return <DeliveredCode state={state} title="Check your email" fallback="your email address" />;
}
