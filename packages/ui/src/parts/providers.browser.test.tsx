import { createAuth } from '@latchkey/auth';
import type { ManagedAuth } from '@latchkey/auth/managed-login';
import { createTestAuth } from '@latchkey/auth/testing';
import { AuthProvider } from '@latchkey/react';
import { Component, type ReactNode } from 'react';
import { expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { Authenticator, type AuthenticatorProps, type Provider } from '../index.ts';
import '../styles/index.css';

type Props = Omit<Extract<AuthenticatorProps, { auth?: ManagedAuth | undefined }>, 'auth'>;

/** The form in a page whose session has a domain. */
async function show(props: Props) {
  const auth = createTestAuth({ view: 'signIn' });
  const screen = await render(
    <AuthProvider auth={auth}>
      <Authenticator {...props} />
    </AuthProvider>,
  );
  return { auth, screen };
}

// Vite serves each module separately: more than the default 250 entries.
performance.setResourceTimingBufferSize(10_000);

const isLoaded = () =>
  performance
    .getEntriesByType('resource')
    .some(({ name }) => new URL(name).pathname.endsWith('/providers.tsx'));

// The first test: code stays loaded after it.
it('costs an app without providers nothing', async () => {
  const { screen } = await show({});
  await expect.element(screen.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await screen.getByRole('button', { name: 'Sign in' }).click();
  await expect.element(screen.getByText('Enter your username or email.')).toBeVisible();
  expect(isLoaded()).toBe(false);
});

it('leaves the form where it is when the buttons come', async () => {
  const { screen } = await show({ providers: [{ id: 'Google', name: 'Google' }] });
  // Below the heading: both are still animating.
  const top = () =>
    screen.getByLabelText('Username or email').element().getBoundingClientRect().top -
    screen.getByRole('heading', { level: 1 }).element().getBoundingClientRect().top;
  expect(screen.getByRole('button', { name: 'Continue with Google' }).elements()).toHaveLength(0);
  const before = top();
  await expect.element(screen.getByRole('button', { name: 'Continue with Google' })).toBeVisible();
  expect(isLoaded()).toBe(true);
  expect(top()).toBeCloseTo(before, 1);
});

it.each<readonly [string, Provider, unknown]>([
  [
    'by its name in the pool',
    { id: 'Google', name: 'Google' },
    ['signInWithRedirect', { provider: 'Google' }],
  ],
  ['in a window', { id: 'Google', name: 'Google', popup: true }, ['signInWithPopup', { provider: 'Google' }]],
  [
    'as it is asked for',
    { id: 'other', name: 'another account', request: { prompt: 'select_account' } },
    ['signInWithRedirect', { prompt: 'select_account' }],
  ],
  [
    'by what was typed',
    {
      id: 'company',
      name: 'your work email',
      request: (typed) => ({ idpIdentifier: typed.replace(/^.*@/, ''), loginHint: typed }),
    },
    ['signInWithRedirect', { idpIdentifier: 'acme.example', loginHint: 'eve@acme.example' }],
  ],
])('signs in at managed login by itself: %s', async (_how, provider, wanted) => {
  const { auth, screen } = await show({ providers: [provider] });
  await screen.getByLabelText('Username or email').fill(' eve@acme.example ');
  await screen.getByRole('button', { name: `Continue with ${provider.name}` }).click();
  expect(auth.calls.map(({ action, args }) => [action, ...args])).toEqual([wanted]);
});

it('asks managed login with how long the person wants the session to be kept', async () => {
  const providers = [{ id: 'Google', name: 'Google' }];
  const { auth, screen } = await show({ providers, keepSignedIn: 'unticked' });
  await screen.getByRole('button', { name: 'Continue with Google' }).click();
  await screen.getByRole('checkbox', { name: 'Keep me signed in' }).click();
  await screen.getByRole('button', { name: 'Continue with Google' }).click();
  expect(auth.calls.map(({ args }) => args)).toEqual([
    [{ provider: 'Google', remember: 'session' }],
    [{ provider: 'Google', remember: 'browser' }],
  ]);
});

it('leaves the sign-in to the app that wants it', async () => {
  const onSelect = vi.fn<(...args: unknown[]) => void>();
  const { auth, screen } = await show({ providers: [{ id: 'Google', name: 'Google', onSelect }] });
  await screen.getByRole('button', { name: 'Continue with Google' }).click();
  expect(onSelect.mock.calls).toEqual([[{}]]);
  expect(auth.calls).toEqual([]);
});

class Boundary extends Component<{ readonly children: ReactNode }, { readonly said: string }> {
  override state = { said: '' };
  static getDerivedStateFromError = (error: Error) => ({ said: error.message });
  override render() {
    return this.state.said === '' ? this.props.children : <p>{this.state.said}</p>;
  }
}

it('says what is missing where the session has no domain', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const environment = { indexedDB: null, locks: null, openChannel: null, sessionStorage: null };
  const auth = createAuth({ userPoolId: 'eu-central-1_AbC123', clientId: 'c', environment });
  const screen = await render(
    <Boundary>
      <AuthProvider auth={auth}>
        <Authenticator providers={[{ id: 'Google', name: 'Google' }]} />
      </AuthProvider>
    </Boundary>,
  );
  await expect
    .element(screen.getByText('The provider "Google" has no onSelect, and this Auth has no domain.'))
    .toBeVisible();
  vi.restoreAllMocks();
  auth.dispose();
});

it('is checked by the compiler, where the page gives the session', () => {
  const auth = createTestAuth({ view: 'signIn' });
  const google = { id: 'Google', name: 'Google' };
  // @ts-expect-error -- this session has no domain
  const bare = <Authenticator auth={auth} providers={[google]} />;
  const own = <Authenticator auth={auth} providers={[{ ...google, onSelect: () => undefined }]} />;
  const managed = (session: ManagedAuth) => <Authenticator auth={session} providers={[google]} />;
  expect([bare, own, managed]).toHaveLength(3);
});
