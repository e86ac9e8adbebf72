import type { ReactElement } from 'react';
import { useOptions } from '../options.ts';
import { useFirstWords } from '../words/use-first.ts';
import { Field } from './field.tsx';

export interface IdentifierFieldProps {
  readonly defaultValue: string;
  /** `username webauthn` offers passkeys in the autofill. */
  readonly autoComplete?: 'username' | 'username webauthn' | undefined;
}

/** A field for a username, email or phone number. Password managers treat it as the username. */
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
      // Only changes a phone's keyboard: the pool decides what is a valid alias.
      inputMode={identifier === 'email' ? 'email' : identifier === 'phone' ? 'tel' : 'text'}
      defaultValue={defaultValue}
      required
    />
  );
}
