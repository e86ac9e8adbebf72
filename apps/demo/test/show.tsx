import { createTestAuth, type TestAuth, type TestAuthOptions, type TestState } from '@latchkey/auth/testing';
import { AuthProvider } from '@latchkey/react';
import { StrictMode } from 'react';
import { type RenderResult, render } from 'vitest-browser-react';
import { Shell } from '../src/shell/shell.tsx';
import { loadHome } from '../src/views/late-home.ts';

/** Shows the whole page in one state, over a test double of the session. */
export async function show(
  state: TestState,
  options?: TestAuthOptions,
): Promise<{ readonly auth: TestAuth; readonly screen: RenderResult }> {
  await loadHome();
  const auth = createTestAuth(state, options);
  const screen = await render(
    <StrictMode>
      <AuthProvider auth={auth}>
        <Shell />
      </AuthProvider>
    </StrictMode>,
  );
  return { auth, screen };
}
