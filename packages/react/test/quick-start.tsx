import { createAuth } from '@latchkey/auth';
import { AuthProvider, useAuth } from '@latchkey/react';

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
  const session = useAuth();
  switch (session.view) {
    case 'splash':
      return null;
    case 'signedOut':
      return (
        <button type="button" onClick={session.showSignIn}>
          Sign in
        </button>
      );
    case 'signIn':
      return (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            const form = Object.fromEntries(new FormData(event.currentTarget));
            session.signIn(form as Record<'username' | 'password', string>);
          }}
        >
          {session.fault && <p role="alert">{session.fault.kind}</p>}
          <input name="username" autoComplete="username" aria-label="User name" />
          <input name="password" type="password" autoComplete="current-password" aria-label="Password" />
          <button type="submit">Sign in</button>
        </form>
      );
    case 'home':
      return (
        <button type="button" onClick={() => session.signOut()}>
          Sign {session.user.username} out
        </button>
      );
    default:
      return <p>This pool asks for more: {session.view}</p>;
  }
}
