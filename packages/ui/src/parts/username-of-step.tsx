import type { ReactElement } from 'react';

/** Tells password managers whose password is typed in this form: they pair it with the username of an earlier step. */
export function UsernameOfStep({ username }: { readonly username: string }): ReactElement {
  return <input type="text" name="username" autoComplete="username" value={username} readOnly hidden />;
}
