import type { StateOf } from '@latchkey/auth';
import type { ReactElement } from 'react';
import { AttributeField } from '../parts/attribute-field.tsx';
import { Button } from '../parts/button.tsx';
import { NewPasswordField } from '../parts/new-password-field.tsx';
import { Step } from '../parts/step.tsx';
import { StepForm } from '../parts/step-form.tsx';
import { UsernameOfStep } from '../parts/username-of-step.tsx';
import { fillRich } from '../words/fill.tsx';
import { useStepWords } from '../words/use-steps.ts';

export function NewPassword(state: StateOf<'newPassword'>): ReactElement {
  const { username, requiredAttributes, lapsesAt, busy, fault, submitNewPassword, clearFault, back, cancel } =
    state;
  const { newPassword: words } = useStepWords();
  return (
    <Step
      title={words.title}
      lead={fillRich(words.lead, { username })}
      lapsesAt={lapsesAt}
      onBack={back}
      onCancel={cancel}
    >
      <StepForm
        busy={busy}
        fault={fault}
        onEdit={clearFault}
        onSubmit={(read) =>
          submitNewPassword(
            read('password'),
            Object.fromEntries(requiredAttributes.map((name) => [name, read(name).trim()])),
          )
        }
      >
        <UsernameOfStep username={username} />
        <NewPasswordField />
        {requiredAttributes.map((name) => (
          <AttributeField key={name} name={name} />
        ))}
        <Button type="submit" look="primary" busy={busy}>
          {words.submit}
        </Button>
      </StepForm>
    </Step>
  );
}
