import type { SignInFlow } from '@latchkey/auth';
import { createContext } from 'react';

/** What the sign-in form asks for. */
export interface SignInOptions {
  /** With USER_AUTH the form asks for a name alone: the pool then offers ways to go on. */
  readonly flow: SignInFlow;
  /** Who was last seen here with a passkey, to be offered it. */
  readonly lastUsername: string | null;
}

export const SignInOptionsContext = createContext<SignInOptions>({
  flow: 'USER_SRP_AUTH',
  lastUsername: null,
});
