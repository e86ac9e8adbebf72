import type { StateOf } from '@latchkey/auth';
import type { ReactElement } from 'react';
import { AttributeField } from '../parts/attribute-field.tsx';
import { Button } from '../parts/button.tsx';
import { Step } from '../parts/step.tsx';
import { StepForm } from '../parts/step-form.tsx';
import { useStepWords } from '../words/use-steps.ts';

export function SetUpEmail(state: StateOf<'setUpEmail'>): ReactElement {
  const { lapsesAt, busy, fault, submitEmail, clearFault, back, cancel } = state;
  const { setUpEmail: words } = useStepWords();
  return (
    <Step title={words.title} lead={words.lead} lapsesAt={lapsesAt} onBack={back} onCancel={cancel}>
      <StepForm
        busy={busy}
        fault={fault}
        onEdit={clearFault}
        onSubmit={(read) => submitEmail(read('email').trim())}
      >
        <AttributeField name="email" />
        <Button type="submit" look="primary" busy={busy}>
          {words.send}
        </Button>
      </StepForm>
    </Step>
  );
}
