import { createAuth, type Fault } from '@latchkey/auth';
import { createAuthFetch } from '@latchkey/auth/fetch';
import { pool } from '../../shared/pool.ts';

export const auth = createAuth({
  ...pool,
  takeOver: async (auth) => {
    const { importFromAmplify } = await import('@latchkey/auth/import');
    return importFromAmplify(auth);
  },
});

export const authFetch = createAuthFetch(auth, { origins: [location.origin] });

export function sentenceFor(fault: Fault | null): string | null {
  switch (fault?.kind) {
    case undefined:
      return null;
    case 'credentials':
      return 'The username or the password is wrong.';
    case 'code':
      return 'That code is wrong.';
    default:
      return 'That did not work. Please try again.';
  }
}
