import { useCodeField } from '@latchkey/react';
import type { ReactElement } from 'react';
import { Field } from './field.tsx';

export interface CodeFieldProps {
  readonly label?: string;
  readonly hint?: string;
  /** Offers the code of an SMS while true. */
  readonly listenForSms?: boolean;
}

/** A one-time code. Its length is the server's business: Cognito sends 6 digits here and 8 there. */
export function CodeField({ label = 'Code', hint, listenForSms = false }: CodeFieldProps): ReactElement {
  const { inputProps } = useCodeField({ listenForSms });
  return (
    <Field
      {...inputProps}
      name="code"
      label={label}
      className="code-input"
      required
      missing="Enter the code."
      pattern="[0-9]{4,}"
      title="The code has more digits."
      {...(hint === undefined ? {} : { hint })}
    />
  );
}
