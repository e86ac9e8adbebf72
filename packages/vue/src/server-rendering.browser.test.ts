import { createTestAuth } from '@latchkey/auth/testing';
import { afterEach, expect, it, vi } from 'vitest';
import { createSSRApp, h, nextTick } from 'vue';
import { renderToString } from 'vue/server-renderer';
import { hydrate, textOf, unmountAll } from '../test/mount.ts';
import { authPlugin, useAuth, useUser } from './index.ts';

const Page = textOf(() => {
  const state = useAuth();
  const user = useUser();
  return () => `${state.value.view} ${user.value?.username ?? 'nobody'}`;
});
const Root = { render: () => h('main', h(Page)) };

afterEach(() => {
  unmountAll();
  vi.restoreAllMocks();
});

it('renders the splash on a server for any state of the client object, and keeps no listener', async () => {
  const auth = createTestAuth({ view: 'home' });
  const html = await renderToString(createSSRApp(Root).use(authPlugin, auth));
  expect(html).toBe('<main><p>splash nobody</p></main>');
  expect(auth.listeners).toBe(0);
});

it('hydrates the splash without a mismatch and shows the session immediately', async () => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue();
  const error = vi.spyOn(console, 'error').mockReturnValue();
  const auth = createTestAuth({ view: 'home' });
  const html = await renderToString(createSSRApp(Root).use(authPlugin, auth));
  const { container, unmount } = hydrate(Root, html, auth);
  const rendered = container.querySelector('p');
  await nextTick();
  expect(container.textContent).toBe('home ada');
  expect(container.querySelector('p')).toBe(rendered);
  expect([...warn.mock.calls, ...error.mock.calls]).toEqual([]);
  expect(auth.listeners).toBe(2);
  unmount();
  expect(auth.listeners).toBe(0);
});
