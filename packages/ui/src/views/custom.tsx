import type { StateOf } from '@latchkey/auth';
import type { ReactElement } from 'react';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { HasMoved } from '../parts/has-moved.ts';
import { Parameters } from '../parts/parameters.tsx';
import { Step } from '../parts/step.tsx';
import { StepForm } from '../parts/step-form.tsx';
import { useStepWords } from '../words/use-steps.ts';

const always = () => true;

export function Custom(state: StateOf<'custom'>): ReactElement {
  const { parameters, round, lapsesAt, busy, fault, submitAnswer, clearFault, back, cancel } = state;
  const words = useStepWords();
  // The usual name for it; the pool's own trigger may send anything.
  const { question, ...others } = parameters;
  const form = (
    <StepForm
      // A trigger may ask repeatedly: a new question starts with an empty field.
      key={round}
      busy={busy}
      fault={fault && { ...fault, field: 'answer' }}
      onEdit={clearFault}
      onSubmit={(read) => submitAnswer(read('answer'))}
    >
      <Field
        name="answer"
        label={question ?? words.custom.label}
        autoComplete="off"
        required
        missing={words.custom.missing}
        arrive
      />
      <Button type="submit" look="primary" busy={busy}>
        {words.next}
      </Button>
    </StepForm>
  );
  return (
    <Step
      title={words.custom.title}
      lead={words.custom.lead}
      lapsesAt={lapsesAt}
      onBack={back}
      onCancel={cancel}
      arrive="field"
    >
      <Parameters parameters={others} />
      {/* The next question is a step of its own, and takes the focus as one. */}
      {round > 1 ? <HasMoved.Provider value={always}>{form}</HasMoved.Provider> : form}
    </Step>
  );
}
