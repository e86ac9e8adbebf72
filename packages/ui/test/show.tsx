import { createTestAuth, type TestAuth, type TestAuthOptions, type TestState } from '@latchkey/auth/testing';
import { AuthProvider } from '@latchkey/react';
import { StrictMode } from 'react';
import { type RenderResult, render } from 'vitest-browser-react';
import { loadViews, type SignInOptions, SignInOptionsContext, Views } from '../src/index.ts';
import { Busy } from '../src/parts/index.ts';

const Nothing = () => null;
const views = { splash: Nothing, signedOut: Nothing, home: Nothing };

/** The view of one state, over a test double of the session. */
export async function show(
  state: TestState,
  options?: TestAuthOptions,
  signIn: SignInOptions = { flow: 'USER_SRP_AUTH', lastUsername: null },
): Promise<{ readonly auth: TestAuth; readonly screen: RenderResult }> {
  await loadViews();
  const auth = createTestAuth(state, options);
  const screen = await render(
    <StrictMode>
      <AuthProvider auth={auth}>
        <SignInOptionsContext.Provider value={signIn}>
          <main>
            <Views views={views} />
          </main>
          <Busy />
        </SignInOptionsContext.Provider>
      </AuthProvider>
    </StrictMode>,
  );
  return { auth, screen };
}
