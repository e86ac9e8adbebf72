import { createAuth, type Fault, type FaultKind, type StateOf } from '@latchkey/auth';
import { AuthProvider, useAuth } from '@latchkey/react';
import type { FormEvent } from 'react';

// Once, outside of React: it is the session, and it outlives every component.
const auth = createAuth({ userPoolId: 'eu-west-2_AbC123', clientId: '1example23456789' });

export function App() {
  return (
    <AuthProvider auth={auth}>
      <Page />
    </AuthProvider>
  );
}

export function Page() {
  const state = useAuth();
  switch (state.view) {
    case 'splash':
      return null; // A stored session is being restored: just a moment.
    case 'signedOut':
      return (
        <button type="button" onClick={state.showSignIn}>
          Sign in
        </button>
      );
    case 'signIn':
      return <SignIn {...state} />;
    case 'home':
      return (
        <button type="button" onClick={() => state.signOut()}>
          Sign {state.user.username} out
        </button>
      );
    default: // A code, a new password, a passkey...: one view each.
      return <p>Next: {state.view}</p>;
  }
}

function SignIn({ username, busy, fault, signIn, clearFault }: StateOf<'signIn'>) {
  // Not a form action: React 19 empties the fields of a form after its action.
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    signIn({ username: String(form.get('username')), password: String(form.get('password')) });
  };
  return (
    <form onSubmit={submit} onChange={() => fault && clearFault()}>
      {fault && <p role="alert">{sentenceFor(fault)}</p>}
      <label>
        Username <input name="username" autoComplete="username" defaultValue={username} required />
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

const sentences: Partial<Record<FaultKind, string>> = {
  credentials: 'The username or the password is wrong.',
  throttled: 'That was tried too often. Wait a little, then try again.',
  network: 'The server cannot be reached. Check your connection, then try again.',
};
const sentenceFor = ({ kind, code }: Fault) => sentences[kind] ?? `Something went wrong (${code}).`;
