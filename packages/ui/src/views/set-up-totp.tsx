import type { StateOf } from '@latchkey/auth';
import type { ReactElement } from 'react';
import { Button } from '../parts/button.tsx';
import { CodeField } from '../parts/code-field.tsx';
import { FaultMessage } from '../parts/fault-message.tsx';
import { Field } from '../parts/field.tsx';
import { Step } from '../parts/step.tsx';
import { StepForm } from '../parts/step-form.tsx';
import { TotpKey } from '../parts/totp-key.tsx';

export function SetUpTotp(state: StateOf<'setUpTotp'>): ReactElement {
  const { lapsesAt, busy, fault, getTotpSetup, submitTotpSetup, clearFault, back, cancel } = state;
  const setup = getTotpSetup();
  return (
    <Step
      title="Set up your authenticator app"
      lead="Scan the QR code with the app, then enter the code it shows."
      lapsesAt={lapsesAt}
      onBack={back}
      onCancel={cancel}
    >
      {setup === null ? (
        <>
          <FaultMessage fault={fault} />
          {fault === null ? (
            <p role="status">Getting your key…</p>
          ) : (
            <Button look="primary" onClick={clearFault}>
              Try again
            </Button>
          )}
        </>
      ) : (
        <>
          <TotpKey setup={setup} />
          <StepForm
            busy={busy}
            fault={fault}
            onEdit={clearFault}
            onSubmit={(read) => submitTotpSetup(read('code'), read('deviceName').trim() || undefined)}
          >
            <CodeField />
            <Field
              name="deviceName"
              label="Name for this app or phone"
              hint="Optional. Shown when you are asked for a code."
              autoComplete="off"
            />
            <Button type="submit" look="primary" busy={busy}>
              Continue
            </Button>
          </StepForm>
        </>
      )}
    </Step>
  );
}
