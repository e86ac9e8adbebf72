import type { Auth, SignInFlow } from '@latchkey/auth';
import { createContext } from 'react';

/** What the sign-in form asks for. */
export interface SignInOptions {
  /** With USER_AUTH the form asks for a name alone: the pool then offers ways to go on. */
  readonly flow: SignInFlow;
  /** Who signed in here before, to be offered a passkey. */
  readonly lastUsername: string | null;
}

export const SignInOptionsContext = createContext<SignInOptions>({
  flow: 'USER_SRP_AUTH',
  lastUsername: null,
});

const KEY = 'latchkey-demo:last-username';

export const lastUsername = (): string | null => localStorage.getItem(KEY);

/** Remembers who signs in on this browser. A name only: it proves nothing. */
export function rememberUsername(auth: Pick<Auth, 'subscribe'>): void {
  auth.subscribe((state) => {
    if (state.view === 'home') localStorage.setItem(KEY, state.user.username);
  });
}
