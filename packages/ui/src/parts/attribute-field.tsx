import type { ReactElement } from 'react';
import { useStepWords } from '../words/use-steps.ts';
import { Field } from './field.tsx';

/** Browser autofill for Cognito's standard attributes (OpenID Connect Core, section 5.1). */
const STANDARD: Readonly<Record<string, { autoComplete: string; type?: string }>> = {
  address: { autoComplete: 'street-address' },
  birthdate: { autoComplete: 'bday', type: 'date' },
  email: { autoComplete: 'email', type: 'email' },
  family_name: { autoComplete: 'family-name' },
  given_name: { autoComplete: 'given-name' },
  middle_name: { autoComplete: 'additional-name' },
  name: { autoComplete: 'name' },
  nickname: { autoComplete: 'nickname' },
  phone_number: { autoComplete: 'tel', type: 'tel' },
  website: { autoComplete: 'url', type: 'url' },
};

export interface AttributeFieldProps {
  readonly name: string;
  readonly label?: string | undefined;
  readonly hint?: string | undefined;
  /** Default: true. */
  readonly required?: boolean | undefined;
  readonly defaultValue?: string | undefined;
}

/** A field for a user attribute; a custom one is labelled with its own name. */
export function AttributeField({
  name,
  label,
  hint,
  required = true,
  ...input
}: AttributeFieldProps): ReactElement {
  const { attributes, phoneHint } = useStepWords();
  const words = Object.hasOwn(attributes, name) ? attributes[name as keyof typeof attributes] : undefined;
  const shownHint = hint ?? (name === 'phone_number' ? phoneHint : undefined);
  return (
    <Field
      {...(Object.hasOwn(STANDARD, name) ? STANDARD[name] : {})}
      {...input}
      name={name}
      label={label ?? words?.label ?? name.replace(/^custom:/, '')}
      required={required}
      {...(words === undefined ? {} : { missing: words.missing })}
      {...(shownHint === undefined ? {} : { hint: shownHint })}
    />
  );
}
