import { createTestAuth, type TestState } from '@latchkey/auth/testing';
import { afterEach, expect, it, vi } from 'vitest';
import { renderHook } from 'vitest-browser-react';
import { strictly } from '../test/strictly.tsx';
import { within } from '../test/within.tsx';
import { usePasskeyAutofill } from './index.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

/** The browser answers whether it has autofill for passkeys when the test wants it to. */
function askLater() {
  const answers: ((can: boolean) => void)[] = [];
  vi.spyOn(PublicKeyCredential, 'isConditionalMediationAvailable').mockImplementation(
    () => new Promise((resolve) => answers.push(resolve)),
  );
  return async (index: number, can: boolean) => {
    expect(answers.length).toBeGreaterThan(index);
    answers[index]?.(can);
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  };
}

const request = { username: 'ada', flow: 'USER_AUTH', factor: 'WEB_AUTHN', autofill: true };
const started = { action: 'signIn', args: [request] };

it('starts one sign-in by autofill for a known person', async () => {
  const answer = askLater();
  const auth = createTestAuth({ view: 'signIn' });
  const { rerender } = await renderHook(() => usePasskeyAutofill('ada'), within(auth));
  await answer(0, true);
  await rerender();
  expect(auth.calls).toEqual([started]);
});

it('starts it by the second effect of StrictMode, not by the first, which was cleaned up', async () => {
  const answer = askLater();
  const auth = createTestAuth({ view: 'signIn' });
  await strictly(auth, () => usePasskeyAutofill('ada'));
  await answer(0, true);
  expect(auth.calls).toEqual([]);
  await answer(1, true);
  expect(auth.calls).toEqual([started]);
});

it('starts nothing for a form that was left before the browser answered', async () => {
  const answer = askLater();
  const auth = createTestAuth({ view: 'signIn' });
  const { unmount } = await renderHook(() => usePasskeyAutofill('ada'), within(auth));
  await unmount();
  await answer(0, true);
  expect(auth.calls).toEqual([]);
});

it('does not offer it again to a person who went back', async () => {
  const answer = askLater();
  const auth = createTestAuth({ view: 'signIn' });
  const first = await renderHook(() => usePasskeyAutofill('ada'), within(auth));
  await answer(0, true);
  await first.act(() => auth.setState({ view: 'passkey', autofill: true }));
  await first.unmount();
  auth.setState({ view: 'signIn' });
  await renderHook(() => usePasskeyAutofill('ada'), within(auth));
  await answer(1, true);
  expect(auth.calls).toEqual([started]);
});

it.each([
  ['the browser cannot', { view: 'signIn' }, false],
  ['a sign-in is running', { view: 'signIn', busy: true }, true],
  ['another view is shown', { view: 'signedOut' }, true],
] satisfies [string, TestState, boolean][])('starts nothing when %s', async (_, state, can) => {
  const answer = askLater();
  const auth = createTestAuth(state);
  await renderHook(() => usePasskeyAutofill('ada'), within(auth));
  await answer(0, can);
  expect(auth.calls).toEqual([]);
});

it('starts it for a person who becomes known, and for another one after that', async () => {
  const answer = askLater();
  const auth = createTestAuth({ view: 'signIn' });
  const { rerender } = await renderHook<string | null, void>(
    (username) => usePasskeyAutofill(username ?? null),
    {
      ...within(auth),
      initialProps: null,
    },
  );
  await rerender('ada');
  await rerender('grace');
  await answer(0, true);
  expect(auth.calls).toEqual([]);
  await answer(1, true);
  expect(auth.calls).toEqual([{ action: 'signIn', args: [{ ...request, username: 'grace' }] }]);
});

it('asks the browser nothing while nobody is known', async () => {
  const asked = vi.spyOn(PublicKeyCredential, 'isConditionalMediationAvailable');
  await renderHook(() => usePasskeyAutofill(null), within(createTestAuth({ view: 'signIn' })));
  expect(asked).not.toHaveBeenCalled();
});
