import type { StateOf } from '@latchkey/auth';
import type { ReactElement } from 'react';
import { Button } from '../parts/button.tsx';
import { CodeField } from '../parts/code-field.tsx';
import { FaultMessage } from '../parts/fault-message.tsx';
import { Field } from '../parts/field.tsx';
import { Step } from '../parts/step.tsx';
import { StepForm } from '../parts/step-form.tsx';
import { TotpKey } from '../parts/totp-key.tsx';
import { useStepWords } from '../words/use-steps.ts';

export function SetUpTotp(state: StateOf<'setUpTotp'>): ReactElement {
  const { lapsesAt, busy, fault, getTotpSetup, submitTotpSetup, clearFault, back, cancel } = state;
  const { setUpTotp: words, next } = useStepWords();
  const setup = getTotpSetup();
  return (
    <Step title={words.title} lead={words.lead} lapsesAt={lapsesAt} onBack={back} onCancel={cancel}>
      {setup === null ? (
        <>
          <FaultMessage fault={fault} />
          {fault === null ? (
            <p role="status">{words.loading}</p>
          ) : (
            <Button look="primary" onClick={clearFault}>
              {words.retry}
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
            <Field name="deviceName" label={words.name} hint={words.nameHint} autoComplete="off" />
            <Button type="submit" look="primary" busy={busy}>
              {next}
            </Button>
          </StepForm>
        </>
      )}
    </Step>
  );
}
