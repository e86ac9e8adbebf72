import type { Auth } from '@latchkey/auth';
import { StrictMode } from 'react';
import { render } from 'vitest-browser-react';
import { AuthProvider } from '../src/index.ts';

function Hook({ run }: { readonly run: () => void }) {
  run();
  return null;
}

/**
 * Runs a hook in a component under StrictMode. Not with a `wrapper` of `renderHook`: React only runs effects twice if
 * StrictMode itself is rendered into the root.
 */
export const strictly = (auth: Auth, run: () => void) =>
  render(
    <StrictMode>
      <AuthProvider auth={auth}>
        <Hook run={run} />
      </AuthProvider>
    </StrictMode>,
  );
