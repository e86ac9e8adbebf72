import { getCurrentUser, signIn, signOut } from 'aws-amplify/auth';
import { useEffect, useState } from 'react';
import { SignInForm } from '../../shared/forms.tsx';
import { Settings } from '../settings.tsx';
import { account } from './account.ts';

export function App() {
  const [username, setUsername] = useState<string | null>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  const load = () =>
    getCurrentUser().then(
      (user) => setUsername(user.username),
      () => setUsername(null),
    );
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page opens.
  useEffect(() => void load(), []);

  const submit = async (name: string, password: string) => {
    setBusy(true);
    setError(null);
    try {
      await signIn({ username: name, password });
      await load();
    } catch (problem) {
      const isRefused = problem instanceof Error && problem.name === 'NotAuthorizedException';
      setError(isRefused ? 'The username or the password is wrong.' : 'That did not work. Please try again.');
    } finally {
      setBusy(false);
    }
  };

  if (username === undefined) return null;
  if (username === null)
    return (
      <SignInForm busy={busy} error={error} onSubmit={(name, password) => void submit(name, password)} />
    );
  return <Settings username={username} account={account} onSignOut={() => void signOut().then(load)} />;
}
