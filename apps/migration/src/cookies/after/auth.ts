import { createAuth } from '@latchkey/auth';
import { pool } from '../../shared/pool.ts';

export const auth = createAuth({
  ...pool,
  takeOver: async (auth) => {
    const { cookieItems, importFromAmplify } = await import('@latchkey/auth/import');
    // With the same options as CookieStorage.
    return importFromAmplify(auth, cookieItems({ domain: location.hostname, path: '/' }));
  },
});
