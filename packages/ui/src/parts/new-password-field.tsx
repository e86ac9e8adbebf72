import { type ReactElement, useId, useState } from 'react';
import { Icon } from './icon.tsx';
import { laterIcons } from './later-icons.ts';
import { PasswordField } from './password-field.tsx';

/** Cognito's default policy. A hint, never a gate: the pool may ask for less or more, and it has the last word. */
const RULES = [
  { label: '8 characters', holds: (text: string) => text.length >= 8 },
  { label: 'an upper-case letter', holds: (text: string) => /\p{Lu}/u.test(text) },
  { label: 'a lower-case letter', holds: (text: string) => /\p{Ll}/u.test(text) },
  { label: 'a number', holds: (text: string) => /\d/u.test(text) },
  { label: 'a symbol', holds: (text: string) => /[^\p{L}\d]/u.test(text) },
];

/** A new password, with what makes a good one. Only which rules hold is kept, not the text. */
export function NewPasswordField({ label = 'New password' }: { readonly label?: string }): ReactElement {
  const id = useId();
  const [holding, setHolding] = useState<ReadonlySet<string>>(new Set());
  return (
    <PasswordField
      name="password"
      label={label}
      autoComplete="new-password"
      required
      missing="Choose a password."
      onInput={(event) => {
        const text = event.currentTarget.value;
        setHolding(new Set(RULES.filter((rule) => rule.holds(text)).map((rule) => rule.label)));
      }}
      hint={
        <ul className="rules" id={id}>
          {RULES.map(({ label: rule }) => (
            <li key={rule} data-holds={holding.has(rule)}>
              <Icon path={laterIcons.check} />
              {rule}
              <span className="visually-hidden">{holding.has(rule) ? ', done' : ', missing'}</span>
            </li>
          ))}
        </ul>
      }
    />
  );
}
