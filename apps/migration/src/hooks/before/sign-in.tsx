import { CodeForm, SignInForm } from '../../shared/forms.tsx';
import { useSession } from './auth-provider.tsx';

export function SignIn() {
  const { step, busy, error, signIn, submitCode } = useSession();
  return step === 'code' ? (
    <CodeForm busy={busy} error={error} onSubmit={submitCode} />
  ) : (
    <SignInForm busy={busy} error={error} onSubmit={signIn} />
  );
}
