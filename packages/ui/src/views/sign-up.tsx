import type { StateOf } from '@latchkey/auth';
import type { ReactElement } from 'react';
import { type SignUpField, useOptions } from '../options.ts';
import { AttributeField } from '../parts/attribute-field.tsx';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { NewPasswordField } from '../parts/new-password-field.tsx';
import { Step } from '../parts/step.tsx';
import { StepForm } from '../parts/step-form.tsx';
import { useFirstWords } from '../words/use-first.ts';
import { useStepWords } from '../words/use-steps.ts';

const FIELDS: readonly SignUpField[] = ['username', 'email', 'password'];

const nameOf = (field: SignUpField) => (typeof field === 'string' ? field : field.name);

export function SignUp(state: StateOf<'signUp'>): ReactElement {
  const { username, busy, fault, signUp, clearFault, showConfirmSignUp, showSignIn, cancel } = state;
  const { signUp: words } = useStepWords();
  const { signUpFields: fields = FIELDS } = useOptions();
  const names = fields.map(nameOf);

  const submit = (read: (name: string) => string) => {
    const attributes = names
      .filter((name) => name !== 'username' && name !== 'password')
      .map((name) => [name, read(name).trim()] as const)
      .filter(([, value]) => value !== '');
    const password = read('password');
    signUp({
      // In a pool whose users sign in with an address, that is the username.
      username: ['username', 'email', 'phone_number'].map((name) => read(name).trim()).find(Boolean) ?? '',
      ...(password === '' ? {} : { password }),
      attributes: Object.fromEntries(attributes),
    });
  };

  return (
    <Step title={words.title} lead={words.lead} onCancel={cancel}>
      <StepForm busy={busy} fault={fault} onEdit={clearFault} onSubmit={submit}>
        {fields.map((field) => (
          <SignUpInput key={nameOf(field)} field={field} username={username} />
        ))}
        <Button type="submit" look="primary" busy={busy}>
          {words.submit}
        </Button>
      </StepForm>
      <div className="lk-elsewhere">
        {fault?.kind === 'taken' && (
          <Button look="quiet" onClick={() => showConfirmSignUp({ username })}>
            {words.haveCode}
          </Button>
        )}
        <Button look="quiet" onClick={showSignIn}>
          {words.haveAccount}
        </Button>
      </div>
    </Step>
  );
}

interface SignUpInputProps {
  readonly field: SignUpField;
  readonly username: string;
}

function SignUpInput({ field, username }: SignUpInputProps): ReactElement {
  const { signUp: words } = useStepWords();
  const { identifier, password } = useFirstWords();
  if (field === 'username') {
    return (
      <Field
        name="username"
        label={identifier.username.label}
        autoComplete="username"
        defaultValue={username}
        required
        missing={words.username}
      />
    );
  }
  if (field === 'password') return <NewPasswordField label={password.label} show={password.show} />;
  return <AttributeField {...(typeof field === 'string' ? { name: field } : field)} />;
}
