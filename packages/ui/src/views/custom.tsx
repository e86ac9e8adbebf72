import type { StateOf } from '@latchkey/auth';
import type { ReactElement } from 'react';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { Parameters } from '../parts/parameters.tsx';
import { Step } from '../parts/step.tsx';
import { StepForm } from '../parts/step-form.tsx';

export function Custom(state: StateOf<'custom'>): ReactElement {
  const { parameters, round, lapsesAt, busy, fault, submitAnswer, clearFault, back, cancel } = state;
  // The usual name for it; what a pool's own trigger sends is up to the pool.
  const { question, ...others } = parameters;
  return (
    <Step
      title="One more question"
      lead="Answer one more question to sign in."
      lapsesAt={lapsesAt}
      onBack={back}
      onCancel={cancel}
    >
      <Parameters parameters={others} />
      {/* A trigger may ask round after round: a new question starts with an empty field. */}
      <StepForm
        key={round}
        busy={busy}
        fault={fault}
        onEdit={clearFault}
        onSubmit={(read) => submitAnswer(read('answer'))}
      >
        <Field
          name="answer"
          label={question ?? 'Answer'}
          autoComplete="off"
          required
          missing="Enter your answer."
        />
        <Button type="submit" look="primary" busy={busy}>
          Continue
        </Button>
      </StepForm>
    </Step>
  );
}
