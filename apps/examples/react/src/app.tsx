import type { StateOf } from '@latchkey/auth';
import { useAuth } from '@latchkey/react';
import type { FormEvent } from 'react';

export function App() {
  const state = useAuth();
  switch (state.view) {
    case 'splash':
      return <p>One moment</p>; // A stored session is being restored.
    case 'signedOut':
      return (
        <button type="button" onClick={() => state.showSignIn()}>
          Sign in
        </button>
      );
    case 'signIn':
      return <SignIn {...state} />;
    case 'home':
      return (
        <>
          <h1>Hello, {state.user.username}</h1>
          <button type="button" onClick={() => state.signOut()}>
            Sign out
          </button>
        </>
      );
    default: // A code, a new password, a passkey: one view each.
      return <p>This pool asks for more: {state.view}</p>;
  }
}

function SignIn({ busy, fault, signIn }: StateOf<'signIn'>) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    signIn({ username: String(form.get('username')), password: String(form.get('password')) });
  };
  return (
    <form onSubmit={submit}>
      {fault && <p role="alert">We could not sign you in ({fault.kind}).</p>}
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
