import type { StateOf } from '@latchkey/auth';
import type { ReactElement } from 'react';
import { AttributeField } from '../parts/attribute-field.tsx';
import { Button } from '../parts/button.tsx';
import { NewPasswordField } from '../parts/new-password-field.tsx';
import { Step } from '../parts/step.tsx';
import { StepForm } from '../parts/step-form.tsx';
import { UsernameOfStep } from '../parts/username-of-step.tsx';

export function NewPassword(state: StateOf<'newPassword'>): ReactElement {
  const { username, requiredAttributes, lapsesAt, busy, fault, submitNewPassword, clearFault, back, cancel } =
    state;
  return (
    <Step
      title="Choose a new password"
      lead={
        <>
          The one you have for <strong>{username}</strong> was given to you for the first time only.
        </>
      }
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
          Save and continue
        </Button>
      </StepForm>
    </Step>
  );
}
