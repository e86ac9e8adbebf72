import { useCodeField } from '@latchkey/react';
import type { ReactElement } from 'react';
import { useStepWords } from '../words/use-steps.ts';
import { Field } from './field.tsx';

export interface CodeFieldProps {
  readonly label?: string | undefined;
  readonly hint?: string | undefined;
  /** Offers the code from an SMS while true. */
  readonly listenForSms?: boolean | undefined;
  /** Takes the focus when the step appears. */
  readonly arrive?: boolean | undefined;
}

/** A field for a one-time code. The server decides its length: Cognito sends 6 or 8 digits. */
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
      // Digits run from left to right in every language.
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
