import type { Auth } from '@latchkey/auth';
import { createTestAuth } from '@latchkey/auth/testing';
import { expect, it, vi } from 'vitest';
import { render, renderHook } from 'vitest-browser-react';
import { within } from '../test/within.tsx';
import { AuthProvider, type GetAccessToken, useAccessToken, useAuthClient } from './index.ts';

function Page({ keep }: { readonly keep: (getAccessToken: GetAccessToken) => void }) {
  keep(useAccessToken());
  return null;
}

it('gives a function that asks the session each time, with the options of the call', async () => {
  const auth = createTestAuth({ view: 'home' });
  const asked = vi.spyOn(auth, 'getAccessToken').mockResolvedValueOnce('one').mockResolvedValueOnce('two');
  const { result } = await renderHook(() => useAccessToken(), within(auth));
  expect(asked).not.toHaveBeenCalled();
  expect([await result.current(), await result.current({ forceRefresh: true })]).toEqual(['one', 'two']);
  expect(asked.mock.calls).toEqual([[undefined], [{ forceRefresh: true }]]);
});

it('gives the same function for every state of the session, and renders nothing for it', async () => {
  const auth = createTestAuth({ view: 'home' });
  const seen: unknown[] = [];
  const { act, rerender } = await renderHook(() => {
    seen.push(useAccessToken());
    seen.push(useAuthClient());
  }, within(auth));
  await act(() => auth.setState({ view: 'signedOut' }));
  expect(seen).toEqual([expect.any(Function), auth]);
  await rerender();
  expect(seen).toHaveLength(4);
  expect(new Set(seen)).toEqual(new Set(seen.slice(0, 2)));
});

it('asks the session that the provider has now', async () => {
  const [one, two] = [createTestAuth({ view: 'home' }), createTestAuth({ view: 'home' })];
  vi.spyOn(one, 'getAccessToken').mockResolvedValue('of one');
  vi.spyOn(two, 'getAccessToken').mockResolvedValue('of two');
  const functions: GetAccessToken[] = [];
  const page = (auth: Auth) => (
    <AuthProvider auth={auth}>
      <Page keep={(getAccessToken) => functions.push(getAccessToken)} />
    </AuthProvider>
  );
  const { rerender } = await render(page(one));
  await rerender(page(two));
  expect(await Promise.all([functions.at(0)?.(), functions.at(-1)?.()])).toEqual(['of one', 'of two']);
});
