import { type InputHTMLAttributes, type ReactElement, type ReactNode, useId } from 'react';
import { useFieldError } from './form-errors.ts';

export interface FieldProps extends InputHTMLAttributes<HTMLInputElement> {
  readonly name: string;
  readonly label: string;
  readonly hint?: ReactNode;
  /** Said when a required field is empty. */
  readonly missing?: string;
  /** A control inside the field's frame, after the input. */
  readonly after?: ReactNode;
}

/** A labelled input with its hint and what is wrong with it, tied together for screen readers. */
export function Field({ label, hint, missing, after, ...input }: FieldProps): ReactElement {
  const id = useId();
  const error = useFieldError(input.name);
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="field-frame">
        <input
          autoCapitalize="none"
          spellCheck={false}
          {...input}
          id={id}
          data-missing={missing}
          aria-invalid={error !== undefined || undefined}
          aria-describedby={described || undefined}
        />
        {after}
      </div>
      {hint && (
        <div className="hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {error && (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}
