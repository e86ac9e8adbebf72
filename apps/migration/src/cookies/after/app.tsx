import type { Fault } from '@latchkey/auth';
import { useAuth, useAuthClient } from '@latchkey/react';
import { SignInForm } from '../../shared/forms.tsx';
import { Settings } from '../settings.tsx';
import { account } from './account.ts';

export function App() {
  const { actions } = useAuthClient();
  const state = useAuth();
  switch (state.view) {
    case 'signedOut':
    case 'signIn':
      return (
        <SignInForm
          busy={state.busy}
          error={state.fault && sentenceFor(state.fault)}
          onSubmit={(username, password) => actions.signIn({ username, password })}
        />
      );
    case 'home':
      return (
        <Settings username={state.user.username} account={account} onSignOut={() => actions.signOut()} />
      );
    default:
      return null;
  }
}

const sentenceFor = ({ kind }: Fault) =>
  kind === 'credentials' ? 'The username or the password is wrong.' : 'That did not work. Please try again.';
