import { useCodeField } from '@latchkey/react';
import type { ReactElement } from 'react';
import { useStepWords } from '../words/use-steps.ts';
import { Field } from './field.tsx';

export interface CodeFieldProps {
  readonly label?: string;
  readonly hint?: string;
  /** Offers the code of an SMS while true. */
  readonly listenForSms?: boolean;
  /** Takes the focus when the step arrives. */
  readonly arrive?: boolean;
}

/** A one-time code. Its length is the server's business: Cognito sends 6 digits here and 8 there. */
export function CodeField({
  label,
  hint,
  listenForSms = false,
  arrive = false,
}: CodeFieldProps): ReactElement {
  const { inputProps } = useCodeField({ listenForSms });
  const { code } = useStepWords();
  return (
    <Field
      {...inputProps}
      name="code"
      label={label ?? code.label}
      className="lk-code"
      // Digits go from left to right in every language.
      dir="ltr"
      required
      missing={code.missing}
      pattern="[0-9]{4,}"
      mismatch={code.short}
      arrive={arrive}
      {...(hint === undefined ? {} : { hint })}
    />
  );
}
