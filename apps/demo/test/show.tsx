import { createTestAuth, type TestAuth, type TestAuthOptions, type TestState } from '@latchkey/auth/testing';
import { AuthProvider } from '@latchkey/react';
import { loadViews } from '@latchkey/ui';
import { StrictMode } from 'react';
import { type RenderResult, render } from 'vitest-browser-react';
import { Shell } from '../src/shell/shell.tsx';
import { createViewTrail } from '../src/shell/view-trail.ts';
import { loadHome } from '../src/views/late-home.ts';

/** The whole page in one state, over a test double of the session. */
export async function show(
  state: TestState,
  options?: TestAuthOptions,
): Promise<{ readonly auth: TestAuth; readonly screen: RenderResult }> {
  await Promise.all([loadViews(), loadHome()]);
  const auth = createTestAuth(state, options);
  const trail = createViewTrail(auth);
  const screen = await render(
    <StrictMode>
      <AuthProvider auth={auth}>
        <Shell trail={trail} />
      </AuthProvider>
    </StrictMode>,
  );
  return { auth, screen };
}
