import type { ButtonHTMLAttributes, ReactElement } from 'react';
import { Icon } from './icon.tsx';

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: 'primary' | 'secondary' | 'quiet' | 'danger' | 'link' | undefined;
  /** Shows progress. The button stays focusable: disabling it would drop the keyboard focus. */
  readonly busy?: boolean | undefined;
  readonly icon?: string | undefined;
}

export function Button({
  look = 'secondary',
  busy = false,
  icon,
  type = 'button',
  children,
  onClick,
  ...attributes
}: ButtonProps): ReactElement {
  return (
    <button
      {...attributes}
      type={type}
      className={`lk-button lk-${look}`}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {busy ? <span className="lk-spinner" aria-hidden="true" /> : icon && <Icon path={icon} />}
      {children}
    </button>
  );
}
