import { useAuth, useAuthClient } from '@latchkey/react';
import { CodeForm, SignInForm } from '../../shared/forms.tsx';
import { sentenceFor } from './auth.ts';

export function SignIn() {
  const { actions } = useAuthClient();
  const { view, busy, fault } = useAuth();
  return view === 'smsCode' ? (
    <CodeForm busy={busy} error={sentenceFor(fault)} onSubmit={actions.submitCode} />
  ) : (
    <SignInForm
      busy={busy}
      error={sentenceFor(fault)}
      onSubmit={(username, password) => actions.signIn({ username, password })}
    />
  );
}
