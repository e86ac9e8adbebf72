/**
 * The page of which `pnpm --filter @latchkey/e2e pictures` takes the README's pictures: `?light` and its siblings.
 *
 * @module
 */
import type { Auth } from '@latchkey/auth';
import { createTestAuth, type TestState } from '@latchkey/auth/testing';
import type { ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import { Account } from '../../src/account/index.ts';
import { Authenticator, type AuthenticatorProps } from '../../src/index.ts';
import { ar } from '../../src/words/ar.ts';
import { de } from '../../src/words/de.ts';
import '../../src/styles/index.css';

function AccountPage(): ReactElement {
  return (
    <main style={{ padding: '2rem' }}>
      <Account />
    </main>
  );
}

interface Picture {
  readonly state: TestState;
  readonly props?: Partial<Extract<AuthenticatorProps, { auth: Auth }>>;
}

const pictures: Readonly<Record<string, Picture>> = {
  light: { state: { view: 'signIn' } },
  dark: { state: { view: 'totpCode', deviceName: 'my phone' } },
  german: { state: { view: 'chooseFactor', username: 'ada@example.com' }, props: { words: de } },
  arabic: {
    state: { view: 'signIn' },
    props: { words: ar, providers: [{ id: 'Google', name: 'Google', onSelect: () => {} }] },
  },
  phone: { state: { view: 'signUp' } },
  account: { state: { view: 'home', device: 'remembered' }, props: { children: <AccountPage /> } },
};

const account = {
  attributes: { name: 'Ada Lovelace', email: 'ada@example.com', email_verified: 'true' },
  mfa: ['SOFTWARE_TOKEN_MFA'],
  preferredMfa: 'SOFTWARE_TOKEN_MFA',
  passkeys: [{ credentialId: 'one', name: 'Ada’s phone' }],
  devices: [{ deviceKey: 'eu-west-2_one', name: 'Firefox on Linux' }],
  sessions: [
    { sessionId: 'tkn-1', deviceType: 'Chrome on macOS', isThisSession: true },
    { sessionId: 'tkn-2', deviceType: 'Safari on iOS', place: { city: 'London', country: 'GB' } },
  ],
} as const;

const name = location.search.slice(1);
const picture = Object.hasOwn(pictures, name) ? pictures[name] : undefined;
if (picture === undefined) throw new Error(`There is no picture called ${name}.`);
const auth = createTestAuth(picture.state, { account });
createRoot(document.getElementById('root') ?? document.body).render(
  <Authenticator {...picture.props} auth={auth} />,
);
