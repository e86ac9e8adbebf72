import { createTestAuth } from '@latchkey/auth/testing';
import { render } from 'svelte/server';
import { expect, it } from 'vitest';
import Page from '../test/page.svelte';

it('renders the splash on a server for any state of the client object, and keeps no listener', async () => {
  const auth = createTestAuth({ view: 'home' });
  const { body } = render(Page, { props: { auth } });
  expect(body).toContain('splash nobody');
  // Hydrated by server-rendering.browser.test.ts.
  await expect(body).toMatchFileSnapshot('../test/server.html');
  expect(auth.listeners).toBe(0);
});
