import type { Auth, AuthState } from '@latchkey/auth';
import { createTestAuth } from '@latchkey/auth/testing';
import { StrictMode } from 'react';
import { describe, expect, it } from 'vitest';
import { render, renderHook } from 'vitest-browser-react';
import { strictly } from '../test/strictly.tsx';
import { within } from '../test/within.tsx';
import { AuthProvider, useAuth, useAuthClient, useUser } from './index.ts';

const now = () => 1_800_000_000_000;
const session = (expiresAt: number) => ({
  status: 'fresh' as const,
  expiresAt,
  refreshAt: expiresAt - 300_000,
  clockDrift: 0,
});

function View() {
  return useAuth().view;
}

describe('useAuth', () => {
  it('follows the view of the session', async () => {
    const auth = createTestAuth({ view: 'signIn' });
    const { result, act } = await renderHook(() => useAuth(), within(auth));
    expect(result.current.view).toBe('signIn');

    await act(() => auth.setState({ view: 'totpCode', username: 'ada' }));
    expect(result.current).toMatchObject({ view: 'totpCode', username: 'ada' });
  });

  it('hands out actions whose identities outlive views and renders', async () => {
    const auth = createTestAuth({ view: 'signIn' });
    const { result, act } = await renderHook(() => useAuth(), within(auth));
    const first = result.current;
    if (first.view !== 'signIn') throw new Error('expected the sign-in form');

    await act(() => auth.setState({ view: 'signIn', fault: { kind: 'credentials', code: 'x' } }));
    const second = result.current;
    expect(second).not.toBe(first);
    expect(second.view === 'signIn' && second.signIn).toBe(first.signIn);
  });

  it('throws the way out when there is no provider', async () => {
    await expect(renderHook(() => useAuth())).rejects.toThrow(/<AuthProvider auth=\{auth\}>/);
  });

  it('reads from the new client when the provider gets another one', async () => {
    const one = createTestAuth({ view: 'signIn' });
    const two = createTestAuth({ view: 'signUp' });
    const page = (auth: Auth) => (
      <AuthProvider auth={auth}>
        <View />
      </AuthProvider>
    );
    const { container, rerender } = await render(page(one));
    expect(container.textContent).toBe('signIn');
    await rerender(page(two));
    expect(container.textContent).toBe('signUp');
    expect([one.listeners, two.listeners]).toEqual([0, 1]);
  });
});

describe('useAuth with a selector', () => {
  async function countRenders<Slice>(
    auth: Auth,
    select: (state: AuthState) => Slice,
    isEqual?: (a: Slice, b: Slice) => boolean,
  ) {
    let renders = 0;
    const hook = await renderHook(() => {
      renders += 1;
      return useAuth(select, isEqual);
    }, within(auth));
    return { ...hook, renders: () => renders };
  }

  it('does not render on a token refresh that leaves the slice as it was', async () => {
    const auth = createTestAuth({ view: 'home' }, { now });
    const { act, renders } = await countRenders(auth, (state) =>
      state.view === 'home' ? state.user.username : null,
    );
    await act(() => auth.setState({ view: 'home', session: session(now() + 1) }));
    await act(() => auth.setState({ view: 'home', session: session(now() + 2) }));
    expect(renders()).toBe(1);
  });

  it('renders once for each change of the slice', async () => {
    const auth = createTestAuth({ view: 'home' }, { now });
    const { act, renders, result } = await countRenders(auth, (state) =>
      state.view === 'home' ? state.session.expiresAt : null,
    );
    await act(() => auth.setState({ view: 'home', session: session(5) }));
    expect([renders(), result.current]).toEqual([2, 5]);
  });

  it('compares slices that are new objects by the given equality', async () => {
    const auth = createTestAuth({ view: 'home' }, { now });
    const { act, renders, result } = await countRenders(
      auth,
      (state) => ({ view: state.view }),
      (a, b) => a.view === b.view,
    );
    const first = result.current;
    await act(() => auth.setState({ view: 'home', session: session(5) }));
    expect(renders()).toBe(1);
    expect(result.current).toBe(first);
    await act(() => auth.setState({ view: 'signingOut' }));
    expect([renders(), result.current]).toEqual([2, { view: 'signingOut' }]);
  });

  it('keeps the identity of an equal slice when the selector is written inline', async () => {
    const auth = createTestAuth({ view: 'home' }, { now });
    const { result, rerender } = await renderHook(
      () =>
        useAuth(
          (state) => ({ view: state.view }),
          (a, b) => a.view === b.view,
        ),
      within(auth),
    );
    const first = result.current;
    await rerender();
    expect(result.current).toBe(first);
  });

  it('keeps the identity of the newest slice too, not only of the first', async () => {
    const auth = createTestAuth({ view: 'home' }, { now });
    const { result, rerender, act } = await renderHook(
      () =>
        useAuth(
          (state) => ({ view: state.view }),
          (a, b) => a.view === b.view,
        ),
      within(auth),
    );
    await act(() => auth.setState({ view: 'signingOut' }));
    const newest = result.current;
    expect(newest).toEqual({ view: 'signingOut' });
    await rerender();
    expect(result.current).toBe(newest);
  });

  it('uses the equality of the present render', async () => {
    const auth = createTestAuth({ view: 'home' }, { now });
    const sliceOf = (state: AuthState) => ({ view: state.view });
    const always = () => true;
    const never = () => false;
    const { result, rerender, act } = await renderHook<() => boolean, unknown>(
      (isEqual) => useAuth(sliceOf, isEqual ?? always),
      { ...within(auth), initialProps: always },
    );
    await act(() => auth.setState({ view: 'signedOut' }));
    expect(result.current).toEqual({ view: 'home' });
    await rerender(never);
    expect(result.current).toEqual({ view: 'signedOut' });
  });

  it('uses the selector of the present render', async () => {
    const auth = createTestAuth({ view: 'smsCode', username: 'ada' });
    const { result, rerender } = await renderHook<{ field: 'view' | 'busy' }, unknown>(
      (props) => useAuth((state) => state[props?.field ?? 'view']),
      { ...within(auth), initialProps: { field: 'view' } },
    );
    await rerender({ field: 'busy' });
    expect(result.current).toBe(false);
  });
});

describe('under StrictMode', () => {
  it('keeps one subscription a hook, and none after unmounting', async () => {
    const auth = createTestAuth({ view: 'signIn' });
    const screen = await render(
      <StrictMode>
        <AuthProvider auth={auth}>
          <View />
        </AuthProvider>
      </StrictMode>,
    );
    expect(auth.listeners).toBe(1);
    await screen.unmount();
    expect(auth.listeners).toBe(0);
  });

  it('calls no action by itself', async () => {
    const auth = createTestAuth({ view: 'signIn' });
    await strictly(auth, () => void [useAuth(), useAuthClient()]);
    expect(auth.calls).toEqual([]);
  });
});

describe('useUser', () => {
  it('gives the user while signed in, else null', async () => {
    const auth = createTestAuth({ view: 'home' }, { now });
    const { result, act } = await renderHook(() => useUser(), within(auth));
    expect(result.current?.claims.email).toBe('ada@example.com');
    await act(() => auth.setState({ view: 'signedOut' }));
    expect(result.current).toBeNull();
  });
});
