import { useAuth } from '@latchkey/react';

/** The page of a signed-in person. */
export function Home() {
  const state = useAuth();
  if (state.view !== 'home') return null;
  const { user, signOut } = state;
  return (
    <main>
      <h1>Hello {String(user.claims.name ?? user.username)}</h1>
      <button type="button" onClick={() => signOut()}>
        Sign out
      </button>
    </main>
  );
}
