import { type Auth, createAuth } from '@latchkey/auth';
import { AuthProvider, useAuth } from '@latchkey/react';
import { createSandbox, type PoolOptions, type Sandbox } from '@latchkey/sandbox';
import { expect } from 'vitest';
import { render } from 'vitest-browser-react';
import { Account, type AccountProps } from '../src/account/account.tsx';

export const password = 'Difference-Engine-1';
export const auths: Auth[] = [];

/** Ada, signed in to a browser that stores nothing. */
async function signIn(sandbox: Sandbox): Promise<Auth> {
  const { userPoolId, clientId } = sandbox;
  const fetch = (input: RequestInfo | URL, init?: RequestInit) => sandbox.fetch(new Request(input, init));
  const environment = { fetch, indexedDB: null, locks: null, openChannel: null, sessionStorage: null };
  const auth = createAuth({ userPoolId, clientId, environment });
  auths.push(auth);
  await auth.ready();
  auth.actions.signIn({ username: 'ada', password });
  await expect.poll(() => auth.getState().view).toBe('home');
  return auth;
}

function View() {
  return <output>{useAuth((state) => state.view)}</output>;
}

interface Scene {
  readonly attributes?: Record<string, string>;
  readonly userPool?: PoolOptions['userPool'];
  /** The number of other browsers in which she is signed in. */
  readonly elsewhere?: number;
}

/** Ada, looking at her account. */
export async function signedIn(
  { attributes, userPool, elsewhere = 0 }: Scene = {},
  props: AccountProps = {},
) {
  const sandbox = await createSandbox({
    userPool: { mfaConfiguration: 'OPTIONAL', ...userPool },
    users: [
      { username: 'ada', password, attributes: { email: 'ada@example.com', name: 'Ada', ...attributes } },
    ],
  });
  for (let other = 0; other < elsewhere; other += 1) await signIn(sandbox);
  const auth = await signIn(sandbox);
  await expect
    .poll(() => ada(sandbox).devices.length)
    .toBe(userPool?.deviceConfiguration ? elsewhere + 1 : 0);
  const screen = await render(
    <AuthProvider auth={auth}>
      <View />
      <Account {...props} />
    </AuthProvider>,
  );
  return { auth, sandbox, screen };
}

export const ada = (sandbox: Sandbox) => {
  const user = sandbox.users.get('ada');
  if (user === undefined) throw new Error('ada is gone');
  return user;
};
