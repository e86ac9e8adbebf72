import type { ReactElement } from 'react';
import { Field } from './field.tsx';

/** Cognito's standard attributes (OpenID Connect Core, section 5.1) with what browsers can fill in for them. */
const STANDARD: Readonly<Record<string, { label: string; autoComplete?: string; type?: string }>> = {
  address: { label: 'Address', autoComplete: 'street-address' },
  birthdate: { label: 'Date of birth', autoComplete: 'bday', type: 'date' },
  email: { label: 'Email address', autoComplete: 'email', type: 'email' },
  family_name: { label: 'Family name', autoComplete: 'family-name' },
  given_name: { label: 'Given name', autoComplete: 'given-name' },
  middle_name: { label: 'Middle name', autoComplete: 'additional-name' },
  name: { label: 'Full name', autoComplete: 'name' },
  nickname: { label: 'Nickname', autoComplete: 'nickname' },
  phone_number: { label: 'Phone number', autoComplete: 'tel', type: 'tel' },
  website: { label: 'Website', autoComplete: 'url', type: 'url' },
};

/** A user attribute that the pool asks for; a custom one goes by its own name. */
export function AttributeField({ name }: { readonly name: string }): ReactElement {
  const { label = name.replace(/^custom:/, ''), ...input } = STANDARD[name] ?? {};
  return (
    <Field
      {...input}
      name={name}
      label={label}
      required
      missing={`Enter your ${label.toLowerCase()}.`}
      {...(name === 'phone_number' ? { hint: 'With the country, as +44 20 7946 0000.' } : {})}
    />
  );
}
