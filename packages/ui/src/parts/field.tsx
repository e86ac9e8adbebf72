import {
  type InputHTMLAttributes,
  type ReactElement,
  type ReactNode,
  useContext,
  useEffect,
  useId,
  useRef,
} from 'react';
import { useFieldError } from './form-errors.ts';
import { HasMoved } from './has-moved.ts';
import { StepLead } from './step-lead.ts';

export interface FieldProps extends InputHTMLAttributes<HTMLInputElement> {
  readonly name: string;
  readonly label: string;
  readonly hint?: ReactNode | undefined;
  /** Shown if a required field is empty. */
  readonly missing?: string | undefined;
  /** Shown if the text does not match `pattern`. */
  readonly mismatch?: string | undefined;
  /** A control inside the field's frame, after the input. */
  readonly after?: ReactNode | undefined;
  /** Takes the focus when its step appears: for the only field of a step. Use with `arrive="field"` of `Step`. */
  readonly arrive?: boolean | undefined;
}

/** A labelled input with its hint and error, tied together for screen readers. */
export function Field({
  label,
  hint,
  missing,
  mismatch,
  after,
  arrive = false,
  ...input
}: FieldProps): ReactElement {
  const id = useId();
  const element = useRef<HTMLInputElement>(null);
  const error = useFieldError(input.name);
  const hasMoved = useContext(HasMoved);
  const lead = useContext(StepLead);
  useEffect(() => {
    if (arrive && hasMoved()) element.current?.focus();
  }, [arrive, hasMoved]);
  const described = [arrive && lead, hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className="lk-field">
      <label htmlFor={id}>{label}</label>
      <div className="lk-frame">
        <input
          autoCapitalize="none"
          spellCheck={false}
          {...input}
          id={id}
          ref={element}
          data-missing={missing}
          data-mismatch={mismatch}
          aria-invalid={error !== undefined || undefined}
          aria-describedby={described || undefined}
        />
        {after}
      </div>
      {hint && (
        <div className="lk-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {error && (
        <p className="lk-error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}
