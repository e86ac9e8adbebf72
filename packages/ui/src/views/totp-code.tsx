import type { StateOf } from '@latchkey/auth';
import type { ReactElement } from 'react';
import { Button } from '../parts/button.tsx';
import { CodeField } from '../parts/code-field.tsx';
import { Step } from '../parts/step.tsx';
import { StepForm } from '../parts/step-form.tsx';
import { fillRich } from '../words/fill.tsx';
import { useStepWords } from '../words/use-steps.ts';

export function TotpCode(state: StateOf<'totpCode'>): ReactElement {
  const { deviceName, lapsesAt, busy, fault, submitCode, clearFault, back, cancel } = state;
  const { totpCode: words, next } = useStepWords();
  return (
    <Step
      title={words.title}
      lead={deviceName === null ? words.lead : fillRich(words.leadNamed, { device: deviceName })}
      lapsesAt={lapsesAt}
      onBack={back}
      onCancel={cancel}
      arrive="field"
    >
      <StepForm busy={busy} fault={fault} onEdit={clearFault} onSubmit={(read) => submitCode(read('code'))}>
        <CodeField arrive />
        <Button type="submit" look="primary" busy={busy}>
          {next}
        </Button>
      </StepForm>
    </Step>
  );
}
