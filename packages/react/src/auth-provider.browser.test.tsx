import { type Auth, createAuth } from '@latchkey/auth';
import { createTestAuth, type TestAuth } from '@latchkey/auth/testing';
import { Component, type ReactNode, StrictMode, Suspense, useEffect } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { AuthProvider, useAuth, useAuthSuspense } from './index.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

const View = () => <h1>{useAuth().view}</h1>;
const Settled = () => <h1>{useAuthSuspense().view}</h1>;

/** Creates doubles, and counts those that are disposed. */
function factory() {
  const made: TestAuth[] = [];
  const disposed: TestAuth[] = [];
  const create = () => {
    const auth = createTestAuth({ view: 'splash' });
    const dispose = vi.fn<() => void>(() => disposed.push(auth));
    made.push(Object.assign(auth, { dispose }));
    return auth;
  };
  return { create, made, disposed };
}

describe('<AuthProvider create>', () => {
  it.each(['StrictMode', 'production'])('makes one Auth and disposes it on unmount (%s)', async (mode) => {
    const { create, made, disposed } = factory();
    const page = (
      <AuthProvider create={create}>
        <View />
      </AuthProvider>
    );
    const screen = await render(mode === 'StrictMode' ? <StrictMode>{page}</StrictMode> : page);
    await expect.element(screen.getByRole('heading')).toHaveTextContent('splash');
    made[0]?.setState({ view: 'signedOut' });
    await expect.element(screen.getByRole('heading')).toHaveTextContent('signedOut');
    expect([made.length, disposed.length]).toEqual([1, 0]);
    await screen.unmount();
    expect([made.length, disposed.length]).toEqual([1, 1]);
  });

  it('keeps its Auth when it renders again with another function', async () => {
    const { create, made } = factory();
    const page = () => (
      <AuthProvider create={() => create()}>
        <View />
      </AuthProvider>
    );
    const screen = await render(page());
    await screen.rerender(page());
    expect(made).toHaveLength(1);
  });

  it('makes one Auth where a component suspends below it, and the boundary is above it', async () => {
    const { create, made } = factory();
    const screen = await render(
      <Suspense fallback={<p>restoring</p>}>
        <AuthProvider create={create}>
          <Settled />
        </AuthProvider>
      </Suspense>,
    );
    await expect.element(screen.getByText('restoring')).toBeVisible();
    made[0]?.setState({ view: 'home' });
    await expect.element(screen.getByRole('heading')).toHaveTextContent('home');
    expect(made).toHaveLength(1);
  });

  it('runs a real session under StrictMode', async () => {
    const create = () =>
      createAuth({
        userPoolId: 'eu-west-2_AbC123',
        clientId: '1example23456789',
        environment: { indexedDB: null, locks: null, openChannel: null, sessionStorage: null },
      });
    const screen = await render(
      <StrictMode>
        <AuthProvider create={create}>
          <View />
        </AuthProvider>
      </StrictMode>,
    );
    await expect.element(screen.getByRole('heading')).toHaveTextContent('signedOut');
  });
});

/** Disposes an `Auth` that it did not create: a common mistake. */
function Disposing({ auth }: { readonly auth: Auth }) {
  useEffect(() => () => auth.dispose(), [auth]);
  return (
    <AuthProvider auth={auth}>
      <View />
    </AuthProvider>
  );
}

it('says that an Auth was disposed also when it is given to a provider that is there', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const [live, disposed] = [createTestAuth({ view: 'splash' }), createTestAuth({ view: 'splash' })];
  disposed.dispose();
  const page = (auth: Auth) => (
    <Boundary>
      <AuthProvider auth={auth}>
        <View />
      </AuthProvider>
    </Boundary>
  );
  const { container, rerender } = await render(page(live));
  expect(container.textContent).toBe('splash');
  await rerender(page(disposed));
  await expect.poll(() => container.textContent).toBe('disposed');
});

class Boundary extends Component<{ readonly children: ReactNode }, { readonly code: string | null }> {
  override state = { code: null };
  static getDerivedStateFromError(error: { readonly code: string }) {
    return { code: error.code };
  }
  override render() {
    return this.state.code ?? this.props.children;
  }
}

it("says that an Auth was disposed by StrictMode's second run of an effect", async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const auth = createTestAuth({ view: 'splash' });
  const { container } = await render(
    <StrictMode>
      <Boundary>
        <Disposing auth={auth} />
      </Boundary>
    </StrictMode>,
  );
  await expect.poll(() => container.textContent).toBe('disposed');
});
