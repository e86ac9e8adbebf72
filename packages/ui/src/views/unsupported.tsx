import type { StateOf } from '@latchkey/auth';
import type { ReactElement } from 'react';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { Parameters } from '../parts/parameters.tsx';
import { Step } from '../parts/step.tsx';
import { StepForm } from '../parts/step-form.tsx';
import { fillRich } from '../words/fill.tsx';
import { useStepWords } from '../words/use-steps.ts';

export function Unsupported(state: StateOf<'unsupported'>): ReactElement {
  const { challengeName, parameters, lapsesAt, busy, fault, submitRaw, clearFault, back, cancel } = state;
  const { unsupported: words } = useStepWords();
  return (
    <Step
      title={words.title}
      lead={fillRich(words.lead, { challenge: challengeName })}
      lapsesAt={lapsesAt}
      onBack={back}
      onCancel={cancel}
    >
      <Parameters parameters={parameters} />
      <StepForm
        busy={busy}
        fault={fault}
        onEdit={clearFault}
        onSubmit={(read) => submitRaw({ [read('responseName').trim()]: read('response') })}
      >
        <Field name="responseName" label={words.name} hint={words.nameHint} autoComplete="off" required />
        <Field name="response" label={words.response} autoComplete="off" required />
        <Button type="submit" look="primary" busy={busy}>
          {words.send}
        </Button>
      </StepForm>
    </Step>
  );
}
