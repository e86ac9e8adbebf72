'use client';
import type { AuthState } from '@latchkey/auth';
import { type SettledState, whenSettled } from '@latchkey/auth/ui';
import { useAuthClient } from './use-auth-client.ts';
import { useSelection } from './use-selection.ts';

const wholeState = (state: AuthState): AuthState => state;

/**
 * React sends the fallback of the nearest `<Suspense>` and renders the content in the browser. A promise that never settles
 * would block the response, and pages rendered by a build, forever.
 */
function leaveToBrowser(): never {
  throw Object.assign(
    new Error(
      'useAuthSuspense() has no session on a server. Wrap the component in <Suspense>: its fallback is ' +
        'sent, and the content is rendered in the browser.',
    ),
    // Next.js recognises this digest: the build does not fail, and the browser reports nothing.
    { digest: 'BAILOUT_TO_CLIENT_SIDE_RENDERING' },
  );
}

/**
 * Like `useAuth()`, but suspends while the session is being restored, so that `splash` needs no handling.
 *
 * @throws Error outside of an `AuthProvider`, and on a server without a `<Suspense>` above.
 */
export function useAuthSuspense(): SettledState {
  const auth = useAuthClient();
  const state = useSelection(auth, wholeState, Object.is, leaveToBrowser);
  // oxlint-disable-next-line typescript/only-throw-error -- how React 18 suspends; `use` came with 19.
  if (state.view === 'splash') throw whenSettled(auth);
  return state;
}
