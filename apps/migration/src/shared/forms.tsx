import { textOf } from './text-of.ts';

interface FormProps {
  readonly error: string | null;
  readonly busy: boolean;
}

interface SignInFormProps extends FormProps {
  readonly onSubmit: (username: string, password: string) => void;
}

export function SignInForm({ error, busy, onSubmit }: SignInFormProps) {
  return (
    <form
      aria-label="Sign in"
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        onSubmit(textOf(form, 'username'), textOf(form, 'password'));
      }}
    >
      {error && <p role="alert">{error}</p>}
      <label>
        Username <input name="username" autoComplete="username" required />
      </label>
      <label>
        Password <input name="password" type="password" autoComplete="current-password" required />
      </label>
      <button type="submit" disabled={busy}>
        Sign in
      </button>
    </form>
  );
}

interface CodeFormProps extends FormProps {
  readonly onSubmit: (code: string) => void;
}

export function CodeForm({ error, busy, onSubmit }: CodeFormProps) {
  return (
    <form
      aria-label="Code"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit(textOf(event.currentTarget, 'code'));
      }}
    >
      {error && <p role="alert">{error}</p>}
      <label>
        Code <input name="code" inputMode="numeric" autoComplete="one-time-code" required />
      </label>
      <button type="submit" disabled={busy}>
        Confirm
      </button>
    </form>
  );
}
