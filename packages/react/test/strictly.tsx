import type { Auth } from '@latchkey/auth';
import { StrictMode } from 'react';
import { render } from 'vitest-browser-react';
import { AuthProvider } from '../src/index.ts';

/**
 * Runs a hook in a component under StrictMode. Not by a `wrapper` of `renderHook`: React runs effects twice only where
 * StrictMode itself is what is rendered into the root.
 */
export const strictly = (auth: Auth, useHook: () => void) => {
  function Hook() {
    useHook();
    return null;
  }
  return render(
    <StrictMode>
      <AuthProvider auth={auth}>
        <Hook />
      </AuthProvider>
    </StrictMode>,
  );
};
