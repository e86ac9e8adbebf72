import { type ReactElement, useState } from 'react';
import { useFirstWords } from '../words/use-first.ts';
import { Field, type FieldProps } from './field.tsx';
import { Icon } from './icon.tsx';
import { icons } from './icons.ts';

export interface PasswordFieldProps extends Omit<FieldProps, 'type' | 'after' | 'autoComplete' | 'label'> {
  readonly autoComplete: 'current-password' | 'new-password';
  readonly label?: string | undefined;
  /** The label of the button that shows the password. */
  readonly show?: string | undefined;
}

/**
 * A password field whose text can be shown. The button keeps its label and indicates by its state whether the text is
 * visible.
 */
export function PasswordField({ label, show, ...input }: PasswordFieldProps): ReactElement {
  const { password } = useFirstWords();
  const [shown, setShown] = useState(false);
  return (
    <Field
      missing={password.missing}
      {...input}
      label={label ?? password.label}
      type={shown ? 'text' : 'password'}
      after={
        <button
          className="lk-eye"
          type="button"
          aria-label={show ?? password.show}
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
        >
          {/* With a stroke through it while the text shows. */}
          <Icon path={shown ? `${icons.eye}M3 3l14 14` : icons.eye} />
        </button>
      }
    />
  );
}
