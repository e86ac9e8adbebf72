import { type AuthState, createAuth, type Fault, onUserChange } from '@latchkey/auth';
import { createAuthFetch } from '@latchkey/auth/fetch';
import { pool } from '../../shared/pool.ts';
import { onClick, onSubmit, show, showError, showHome, showNotes } from '../page.ts';

const auth = createAuth({
  ...pool,
  takeOver: async (auth) => {
    const { importFromAmplify } = await import('@latchkey/auth/import');
    return importFromAmplify(auth);
  },
});
const authFetch = createAuthFetch(auth, { origins: [location.origin] });

const parts: Partial<Record<AuthState['view'], 'sign-in' | 'code'>> = {
  signedOut: 'sign-in',
  signIn: 'sign-in',
  totpCode: 'code',
};

function render(state: AuthState): void {
  showError(state.fault && sentenceFor(state.fault));
  if (state.view === 'home') showHome(state.user.username);
  else show(parts[state.view] ?? null);
}

function sentenceFor({ kind }: Fault): string {
  if (kind === 'credentials') return 'The username or the password is wrong.';
  if (kind === 'code') return 'That code is wrong.';
  return 'That did not work. Please try again.';
}

async function loadNotes(): Promise<void> {
  const response = await authFetch('/api/notes');
  showNotes((await response.json()) as string[]);
}

auth.subscribe(render);
onUserChange(auth, () => showNotes([]));

onSubmit('sign-in', (value) =>
  auth.actions.signIn({ username: value('username'), password: value('password') }),
);
onSubmit('code', (value) => auth.actions.submitCode(value('code')));
onClick('load', () => void loadNotes());
onClick('sign-out', () => auth.actions.signOut());
render(auth.getState());
