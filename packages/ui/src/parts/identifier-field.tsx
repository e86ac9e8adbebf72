import type { ReactElement } from 'react';
import { useOptions } from '../options.ts';
import { useFirstWords } from '../words/use-first.ts';
import { Field } from './field.tsx';

export interface IdentifierFieldProps {
  readonly defaultValue: string;
  /** `username webauthn` offers passkeys in the autofill. */
  readonly autoComplete?: 'username' | 'username webauthn';
}

/** What people sign in with: a username, an email or a phone number. Password managers know it as the username. */
export function IdentifierField({
  defaultValue,
  autoComplete = 'username',
}: IdentifierFieldProps): ReactElement {
  const { identifier = 'any' } = useOptions();
  const words = useFirstWords().identifier[identifier];
  return (
    <Field
      {...words}
      name="username"
      autoComplete={autoComplete}
      // Only the keyboard of a phone: what an alias looks like is the pool's business.
      inputMode={identifier === 'email' ? 'email' : identifier === 'phone' ? 'tel' : 'text'}
      defaultValue={defaultValue}
      required
    />
  );
}
