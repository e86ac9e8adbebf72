import type { StateOf } from '@latchkey/auth';
import type { ReactElement } from 'react';
import { Button } from '../parts/button.tsx';
import { CodeField } from '../parts/code-field.tsx';
import { Step } from '../parts/step.tsx';
import { StepForm } from '../parts/step-form.tsx';

export function TotpCode(state: StateOf<'totpCode'>): ReactElement {
  const { deviceName, lapsesAt, busy, fault, submitCode, clearFault, back, cancel } = state;
  return (
    <Step
      title="Open your authenticator app"
      lead={
        deviceName === null ? (
          'Enter the code it shows for this account.'
        ) : (
          <>
            Enter the code it shows on <strong>{deviceName}</strong>.
          </>
        )
      }
      lapsesAt={lapsesAt}
      onBack={back}
      onCancel={cancel}
    >
      <StepForm busy={busy} fault={fault} onEdit={clearFault} onSubmit={(read) => submitCode(read('code'))}>
        <CodeField />
        <Button type="submit" look="primary" busy={busy}>
          Continue
        </Button>
      </StepForm>
    </Step>
  );
}
