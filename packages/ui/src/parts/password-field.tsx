import { type ReactElement, useState } from 'react';
import { Field, type FieldProps } from './field.tsx';
import { Icon } from './icon.tsx';
import { icons } from './icons.ts';

export interface PasswordFieldProps extends Omit<FieldProps, 'type' | 'after' | 'autoComplete'> {
  readonly autoComplete: 'current-password' | 'new-password';
}

/** A password that can be looked at. The button keeps one name and says by its state whether the text shows. */
export function PasswordField(props: PasswordFieldProps): ReactElement {
  const [shown, setShown] = useState(false);
  return (
    <Field
      missing="Enter your password."
      {...props}
      type={shown ? 'text' : 'password'}
      after={
        <button
          className="field-button"
          type="button"
          aria-label={`Show ${props.label.toLowerCase()}`}
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
        >
          <Icon path={shown ? icons.eyeOff : icons.eye} />
        </button>
      }
    />
  );
}
