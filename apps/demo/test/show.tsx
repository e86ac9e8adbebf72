import { createTestAuth, type TestAuth, type TestAuthOptions, type TestState } from '@latchkey/auth/testing';
import { AuthProvider } from '@latchkey/react';
import { StrictMode } from 'react';
import { type RenderResult, render } from 'vitest-browser-react';
import { Shell } from '../src/shell/shell.tsx';
import { createViewTrail } from '../src/shell/view-trail.ts';
import { type SignInOptions, SignInOptionsContext } from '../src/sign-in-options.ts';
import { loadSteps } from '../src/views/load-steps.ts';

/** The whole page in one state, over a test double of the session. */
export async function show(
  state: TestState,
  options?: TestAuthOptions,
  signIn?: SignInOptions,
): Promise<{ readonly auth: TestAuth; readonly screen: RenderResult }> {
  await loadSteps();
  const auth = createTestAuth(state, options);
  const trail = createViewTrail(auth);
  const screen = await render(
    <StrictMode>
      <AuthProvider auth={auth}>
        <SignInOptionsContext.Provider value={signIn ?? { flow: 'USER_SRP_AUTH', lastUsername: null }}>
          <Shell trail={trail} />
        </SignInOptionsContext.Provider>
      </AuthProvider>
    </StrictMode>,
  );
  return { auth, screen };
}
