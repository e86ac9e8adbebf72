import type { StateOf } from '@latchkey/auth';
import type { ReactElement } from 'react';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { PasswordField } from '../ui/password-field.tsx';
import { Step } from '../ui/step.tsx';
import { StepForm } from '../ui/step-form.tsx';

export function SignIn(state: StateOf<'signIn'>): ReactElement {
  const { username, busy, fault, signIn, edit, cancel, showSignUp, showForgotPassword } = state;
  return (
    <Step title="Sign in" lead="Good to see you again." onCancel={cancel}>
      <StepForm
        busy={busy}
        fault={fault}
        onEdit={edit}
        onSubmit={(read) => signIn({ username: read('username').trim(), password: read('password') })}
      >
        <Field
          name="username"
          label="User name or e-mail"
          autoComplete="username"
          defaultValue={username}
          required
          missing="Enter your user name or e-mail address."
        />
        <PasswordField name="password" label="Password" autoComplete="current-password" required />
        <Button type="submit" look="primary" busy={busy}>
          Sign in
        </Button>
      </StepForm>
      <nav className="elsewhere" aria-label="Other ways">
        <Button look="quiet" onClick={showForgotPassword}>
          Forgot your password?
        </Button>
        <Button look="quiet" onClick={showSignUp}>
          Create an account
        </Button>
      </nav>
    </Step>
  );
}
