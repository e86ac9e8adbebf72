import { type ReactElement, useId, useState } from 'react';
import { useOptions } from '../options.ts';
import { fill } from '../words/fill.tsx';
import { useLocale } from '../words/use-locale.ts';
import { useStepWords } from '../words/use-steps.ts';
import { Icon } from './icon.tsx';
import { laterIcons } from './later-icons.ts';
import { PasswordField } from './password-field.tsx';

const KINDS = {
  upper: /[A-Z]/,
  lower: /[a-z]/,
  number: /[0-9]/,
  // The closed list of the developer guide, "Password requirements", plus a space inside the password.
  symbol: /[$^*.[\]{}()?"!@#%&/\\,><':;|_~`=+-]|\S \S/,
} as const;

export interface NewPasswordFieldProps {
  readonly label?: string | undefined;
  readonly show?: string | undefined;
}

/** A new password, with the rules for a good one. They are a hint: the pool decides. The text is never part of a render. */
export function NewPasswordField({ label, show }: NewPasswordFieldProps): ReactElement {
  const id = useId();
  const { newPassword, rules: words } = useStepWords();
  const { passwordRules: { minLength = 8, ...kinds } = {} } = useOptions();
  const locale = useLocale();
  const [holding, setHolding] = useState<ReadonlySet<string>>(new Set());
  const plural = words.length[new Intl.PluralRules(locale).select(minLength)] ?? words.length.other;
  const rules = [
    {
      key: 'length',
      label: fill(plural, { count: minLength.toLocaleString(locale) }),
      holds: (typed: string) => typed.length >= minLength,
    },
    ...(['upper', 'lower', 'number', 'symbol'] as const)
      .filter((kind) => kinds[kind] !== false)
      .map((kind) => ({ key: kind, label: words[kind], holds: (typed: string) => KINDS[kind].test(typed) })),
  ];
  return (
    <PasswordField
      name="password"
      label={label ?? newPassword.label}
      show={show ?? newPassword.show}
      autoComplete="new-password"
      required
      missing={newPassword.missing}
      onInput={(event) => {
        const typed = event.currentTarget.value;
        setHolding(new Set(rules.filter((rule) => rule.holds(typed)).map((rule) => rule.key)));
      }}
      hint={
        <ul className="lk-rules" id={id}>
          {rules.map((rule) => (
            <li key={rule.key} data-holds={holding.has(rule.key)}>
              <Icon path={laterIcons.check} />
              {rule.label}
              <span className="lk-hidden">, {holding.has(rule.key) ? words.done : words.missing}</span>
            </li>
          ))}
        </ul>
      }
    />
  );
}
