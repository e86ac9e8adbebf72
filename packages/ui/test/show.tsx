import type { Auth } from '@latchkey/auth';
import { createTestAuth, type TestAuth, type TestAuthOptions, type TestState } from '@latchkey/auth/testing';
import { StrictMode } from 'react';
import { type RenderResult, render } from 'vitest-browser-react';
import { Authenticator, type AuthenticatorProps } from '../src/index.ts';
import { loadFormParts } from '../src/parts/late-parts.ts';
import { loadViews } from '../src/views/load-views.ts';

/** Shows the sign-in in one state, over a test double of the session. */
export async function show(
  state: TestState,
  options?: TestAuthOptions,
  props?: Partial<Extract<AuthenticatorProps, { auth: Auth }>>,
): Promise<{ readonly auth: TestAuth; readonly screen: RenderResult }> {
  await Promise.all([loadViews(), loadFormParts()]);
  const auth = createTestAuth(state, options);
  const screen = await render(
    <StrictMode>
      <Authenticator {...props} auth={auth} />
    </StrictMode>,
  );
  return { auth, screen };
}
