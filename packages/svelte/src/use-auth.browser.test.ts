import { createTestAuth, type TestAuth } from '@latchkey/auth/testing';
import { flushSync, mount, unmount } from 'svelte';
import { expect, it } from 'vitest';
import Page from '../test/page.svelte';
import Session from '../test/session.svelte';
import Slice from '../test/slice.svelte';

const session = (expiresAt: number) => ({
  status: 'fresh' as const,
  expiresAt,
  refreshAt: expiresAt - 300_000,
  clockDrift: 0,
});

/** Mounts a component and runs all effects. */
function open(auth: TestAuth | (() => TestAuth)) {
  const target = document.createElement('div');
  document.body.append(target);
  const page = mount(Page, { target, props: { auth } });
  flushSync();
  return { target, page };
}

it('follows the view of the session', () => {
  const auth = createTestAuth({ view: 'signIn' });
  const { target } = open(auth);
  expect(target.querySelector('h1')?.textContent).toBe('signIn nobody');
  auth.setState({ view: 'home' });
  flushSync();
  expect(target.querySelector('h1')?.textContent).toBe('home ada');
});

it('offers the actions of the view', () => {
  const auth = createTestAuth({ view: 'totpCode' });
  const { target } = open(auth);
  target.querySelector('button')?.click();
  expect(auth.calls).toEqual([{ action: 'submitCode', args: ['123456'] }]);
});

it('does not render on a token refresh that leaves the slice as it was', () => {
  const auth = createTestAuth({ view: 'splash' });
  const renders: unknown[] = [];
  const onRender = (username: string | null) => void renders.push(username);
  mount(Slice, { target: document.createElement('div'), props: { auth, onRender } });
  flushSync();
  auth.setState({ view: 'home' });
  flushSync();
  auth.setState({ view: 'home', session: session(1) });
  flushSync();
  auth.setState({ view: 'home', session: session(2) });
  flushSync();
  expect(renders).toEqual([null, 'ada']);
});

it('stops listening when the last component is gone, also with two pages at the same time', async () => {
  const auth = createTestAuth({ view: 'home' });
  const pages = [open(auth), open(auth)];
  expect(auth.listeners).toBe(2);
  for (const { page } of pages) await unmount(page);
  await expect.poll(() => auth.listeners).toBe(0);
  expect(auth.calls).toEqual([]);
});

it('makes an Auth where it is handed a function, and disposes it with the component', async () => {
  const made: TestAuth[] = [];
  const { target, page } = open(() => {
    const auth = createTestAuth({ view: 'signIn' });
    made.push(auth);
    return auth;
  });
  expect([target.querySelector('h1')?.textContent, made.length]).toEqual(['signIn nobody', 1]);
  await unmount(page);
  for (const auth of made) expect(() => open(auth)).toThrow(expect.objectContaining({ code: 'disposed' }));
});

it('says what is missing where no Auth is provided', () => {
  expect(() => mount(Session, { target: document.body })).toThrow(/provideAuth\(auth\)/);
});
