import { createTestAuth } from '@latchkey/auth/testing';
import { flushSync, hydrate, unmount } from 'svelte';
import { afterEach, expect, it, vi } from 'vitest';
import Page from '../test/page.svelte';
import serverHtml from '../test/server.html?raw';

afterEach(() => {
  vi.restoreAllMocks();
});

it('hydrates the splash without a mismatch and shows the session immediately', async () => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue();
  const auth = createTestAuth({ view: 'home' });
  const target = document.createElement('div');
  target.innerHTML = serverHtml;
  const rendered = target.querySelector('h1');
  const page = hydrate(Page, { target, props: { auth } });
  expect(target.querySelector('h1')?.textContent).toBe('splash nobody');
  flushSync();
  expect(target.querySelector('h1')?.textContent).toBe('home ada');
  expect(target.querySelector('h1')).toBe(rendered);
  expect(warn).not.toHaveBeenCalled();
  await unmount(page);
  await expect.poll(() => auth.listeners).toBe(0);
});
