import type { StateOf } from '@latchkey/auth';
import { usePasskeyAutofill } from '@latchkey/react';
import { type ReactElement, useContext } from 'react';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { icons } from '../parts/icons.ts';
import { NoticeMessage } from '../parts/late-parts.ts';
import { PasswordField } from '../parts/password-field.tsx';
import { Step } from '../parts/step.tsx';
import { StepForm } from '../parts/step-form.tsx';
import { SignInOptionsContext } from '../sign-in-options.ts';

export function SignIn(state: StateOf<'signIn'>): ReactElement {
  const { username, busy, fault, notice, signIn, clearFault, cancel, showSignUp, showForgotPassword } = state;
  const { flow, lastUsername } = useContext(SignInOptionsContext);
  const asksForWay = flow === 'USER_AUTH';
  usePasskeyAutofill(asksForWay ? lastUsername : null);

  const submit = (read: (name: string) => string) => {
    const password = read('password');
    signIn({
      username: read('username').trim(),
      ...(password === '' ? {} : { password }),
      ...(read('factor') === 'WEB_AUTHN' ? { factor: 'WEB_AUTHN' } : {}),
    });
  };

  return (
    <Step title="Sign in" onCancel={cancel}>
      <NoticeMessage notice={notice} />
      <StepForm busy={busy} fault={fault} onEdit={clearFault} onSubmit={submit}>
        <Field
          name="username"
          label="Username or email"
          autoComplete="username"
          defaultValue={username}
          required
          missing="Enter your username or email."
        />
        {!asksForWay && (
          <PasswordField
            name="password"
            label="Password"
            autoComplete="current-password"
            required={flow !== 'CUSTOM_AUTH'}
            {...(flow === 'CUSTOM_AUTH' ? { hint: 'Leave it empty if you sign in another way.' } : {})}
          />
        )}
        <Button type="submit" look="primary" busy={busy}>
          {asksForWay ? 'Continue' : 'Sign in'}
        </Button>
        {asksForWay && (
          <Button type="submit" name="factor" value="WEB_AUTHN" icon={icons.passkey} busy={busy}>
            Use a passkey
          </Button>
        )}
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
