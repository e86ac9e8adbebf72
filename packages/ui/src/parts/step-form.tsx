import type { Fault } from '@latchkey/auth';
import { type InputEvent, type ReactElement, type ReactNode, type SubmitEvent, useState } from 'react';
import { useFirstWords } from '../words/use-first.ts';
import { describeProblem, FormErrors, isControl } from './form-errors.ts';
import { FaultMessage } from './late-parts.ts';

export interface StepFormProps {
  readonly children: ReactNode;
  readonly busy: boolean;
  readonly fault: Fault | null;
  /** Replaces the text of the fault. */
  readonly faultText?: string | undefined;
  /**
   * Called with a function that reads each field's text by name. Fields are read on submit, so that no render holds a
   * password.
   */
  readonly onSubmit: (read: (name: string) => string) => void;
  /** Called when the person types again after a refusal. */
  readonly onEdit: () => void;
}

/** The field that caused a refusal; null if unknown. */
function fieldOf(fault: Fault | null): string | null {
  if (fault === null || fault.retryAt !== undefined) return null;
  return fault.field ?? (fault.kind === 'code' ? 'code' : null);
}

/** The only form of a step: checks its fields, moves the focus to errors, shows why the last attempt was refused. */
export function StepForm({
  children,
  busy,
  fault,
  faultText,
  onSubmit,
  onEdit,
}: StepFormProps): ReactElement {
  const words = useFirstWords();
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const refused = fieldOf(fault);

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const { currentTarget } = event;
    const invalid = [...currentTarget.elements]
      .filter(isControl)
      .filter((control) => !control.validity.valid);
    setErrors(
      Object.fromEntries(invalid.map((control) => [control.name, describeProblem(control, words.form)])),
    );
    if (invalid[0] !== undefined) {
      invalid[0].focus();
      return;
    }
    if ((fault?.retryAt ?? 0) > Date.now()) {
      // Nothing is sent before then, and the reason is read out again.
      currentTarget.querySelector<HTMLElement>('.lk-fault')?.focus();
      return;
    }
    // Includes the pressed button: a form may have two ways to continue.
    const data = new FormData(currentTarget, event.nativeEvent.submitter);
    onSubmit((name) => {
      const value = data.get(name);
      return typeof value === 'string' ? value : '';
    });
  };

  const edit = (event: InputEvent<HTMLFormElement>) => {
    const { target } = event;
    if (target instanceof Element && isControl(target) && target.name in errors) {
      const { [target.name]: _, ...others } = errors;
      setErrors(others);
    }
    if (fault !== null && !busy) onEdit();
  };

  return (
    <form className="lk-form" noValidate aria-busy={busy} onSubmit={submit} onInput={edit}>
      <FaultMessage fault={fault} text={faultText} field={refused} />
      {/* What is wrong with it is said above; the field shows that it is meant. */}
      <FormErrors.Provider value={refused === null ? errors : { [refused]: '', ...errors }}>
        {children}
      </FormErrors.Provider>
    </form>
  );
}
