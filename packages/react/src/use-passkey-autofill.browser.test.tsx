import { createTestAuth, type TestState } from '@latchkey/auth/testing';
import { StrictMode } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { renderHook } from 'vitest-browser-react';
import { within } from '../test/within.tsx';
import { AuthProvider, usePasskeyAutofill } from './index.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

async function mount(state: TestState, username: string | null, available = true) {
  const asked = vi.spyOn(PublicKeyCredential, 'isConditionalMediationAvailable').mockResolvedValue(available);
  const auth = createTestAuth(state);
  const hook = await renderHook((name?: string | null) => usePasskeyAutofill(name ?? null), {
    initialProps: username,
    wrapper: ({ children }) => (
      <StrictMode>
        <AuthProvider auth={auth}>{children}</AuthProvider>
      </StrictMode>
    ),
  });
  await hook.act(() => Promise.all(asked.mock.results.map((result) => result.value)));
  return { auth, asked, ...hook };
}

it('starts one sign-in by autofill for a known person, also under StrictMode', async () => {
  const { auth, rerender } = await mount({ view: 'signIn' }, 'ada');
  await rerender('ada');
  expect(auth.calls).toEqual([
    {
      action: 'signIn',
      args: [{ username: 'ada', flow: 'USER_AUTH', factor: 'WEB_AUTHN', autofill: true }],
    },
  ]);
});

it('does not offer it again to a person who went back', async () => {
  const { auth, asked, act, unmount } = await mount({ view: 'signIn' }, 'ada');
  await act(() => auth.setState({ view: 'passkey', autofill: true }));
  await unmount();
  auth.setState({ view: 'signIn' });
  const again = await renderHook(() => usePasskeyAutofill('ada'), within(auth));
  await again.act(() => Promise.all(asked.mock.results.map((result) => result.value)));
  expect(auth.calls).toHaveLength(1);
});

it.each([
  ['nobody is known', { view: 'signIn' } as const, null, true],
  ['the browser cannot', { view: 'signIn' } as const, 'ada', false],
  ['a sign-in is running', { view: 'signIn', busy: true } as const, 'ada', true],
  ['another view is shown', { view: 'signedOut' } as const, 'ada', true],
])('starts nothing when %s', async (_, state, username, available) => {
  const { auth } = await mount(state, username, available);
  expect(auth.calls).toEqual([]);
});
