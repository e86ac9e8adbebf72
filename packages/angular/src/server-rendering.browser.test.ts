import { provideZonelessChangeDetection } from '@angular/core';
import { bootstrapApplication, provideClientHydration } from '@angular/platform-browser';
import { createTestAuth } from '@latchkey/auth/testing';
import { afterEach, expect, it, vi } from 'vitest';
import { Page } from '../test/page.ts';
import serverHtml from '../test/server.html?raw';
import { provideAuth } from './index.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

it('hydrates the splash without a mismatch and shows the session immediately', async () => {
  const error = vi.spyOn(console, 'error').mockReturnValue();
  const auth = createTestAuth({ view: 'home' });
  document.body.innerHTML = serverHtml;
  const rendered = document.querySelector('h1');
  const app = await bootstrapApplication(Page, {
    providers: [provideZonelessChangeDetection(), provideClientHydration(), provideAuth(auth)],
  });
  await app.whenStable();
  expect(rendered?.isConnected).toBe(true);
  expect(rendered?.textContent).toBe('home ada');
  expect(error).not.toHaveBeenCalled();
  app.destroy();
  expect(auth.listeners).toBe(0);
});
