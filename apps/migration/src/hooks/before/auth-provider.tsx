import {
  confirmSignIn,
  getCurrentUser,
  type SignInOutput,
  signIn as signInByAmplify,
  signOut as signOutByAmplify,
} from 'aws-amplify/auth';
import { Hub } from 'aws-amplify/utils';
import { createContext, type ReactNode, use, useEffect, useState } from 'react';

interface Session {
  /** Undefined while unknown. */
  readonly username: string | null | undefined;
  readonly step: 'password' | 'code';
  readonly busy: boolean;
  readonly error: string | null;
  readonly signIn: (username: string, password: string) => void;
  readonly submitCode: (code: string) => void;
  readonly signOut: () => void;
}

const Context = createContext<Session | null>(null);

export function useSession(): Session {
  const session = use(Context);
  if (!session) throw new Error('useSession needs an AuthProvider.');
  return session;
}

export function AuthProvider({ children }: { readonly children: ReactNode }) {
  const [username, setUsername] = useState<string | null>();
  const [step, setStep] = useState<Session['step']>('password');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  useEffect(() => {
    const load = () =>
      getCurrentUser().then(
        (user) => setUsername(user.username),
        () => setUsername(null),
      );
    void load();
    return Hub.listen('auth', ({ payload }) => {
      if (payload.event !== 'tokenRefresh') void load();
    });
  }, []);

  const attempt = async (work: () => Promise<SignInOutput>) => {
    setBusy(true);
    setError(null);
    try {
      const { nextStep } = await work();
      setStep(nextStep.signInStep === 'CONFIRM_SIGN_IN_WITH_SMS_CODE' ? 'code' : 'password');
    } catch (problem) {
      setError(sentenceFor(problem));
    } finally {
      setBusy(false);
    }
  };

  const session: Session = {
    username,
    step,
    busy,
    error,
    signIn: (name, password) => void attempt(() => signInByAmplify({ username: name, password })),
    submitCode: (code) => void attempt(() => confirmSignIn({ challengeResponse: code })),
    signOut: () => void signOutByAmplify(),
  };
  return <Context value={session}>{children}</Context>;
}

function sentenceFor(problem: unknown): string {
  switch (problem instanceof Error && problem.name) {
    case 'NotAuthorizedException':
      return 'The username or the password is wrong.';
    case 'CodeMismatchException':
      return 'That code is wrong.';
    default:
      return 'That did not work. Please try again.';
  }
}
