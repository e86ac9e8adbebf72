import type { StateOf } from '@latchkey/auth';
import type { ReactElement } from 'react';
import { AttributeField } from '../parts/attribute-field.tsx';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { NewPasswordField } from '../parts/new-password-field.tsx';
import { Step } from '../parts/step.tsx';
import { StepForm } from '../parts/step-form.tsx';

export function SignUp(state: StateOf<'signUp'>): ReactElement {
  const { username, busy, fault, signUp, clearFault, showConfirmSignUp, showSignIn, cancel } = state;
  return (
    <Step
      title="Create an account"
      lead="It takes a minute. We’ll send you a code to confirm it’s you."
      onCancel={cancel}
    >
      <StepForm
        busy={busy}
        fault={fault}
        onEdit={clearFault}
        onSubmit={(read) =>
          signUp({
            username: read('username').trim(),
            password: read('password'),
            attributes: { email: read('email').trim() },
          })
        }
      >
        <Field
          name="username"
          label="Username"
          autoComplete="username"
          defaultValue={username}
          required
          missing="Choose a username."
        />
        <AttributeField name="email" />
        <NewPasswordField label="Password" />
        <Button type="submit" look="primary" busy={busy}>
          Create the account
        </Button>
      </StepForm>
      <div className="elsewhere">
        {fault?.kind === 'taken' && (
          <Button look="quiet" onClick={() => showConfirmSignUp({ username })}>
            I have a code
          </Button>
        )}
        <Button look="quiet" onClick={showSignIn}>
          I already have an account
        </Button>
      </div>
    </Step>
  );
}
