import '@angular/compiler';
import { provideZonelessChangeDetection } from '@angular/core';
import {
  type BootstrapContext,
  bootstrapApplication,
  provideClientHydration,
} from '@angular/platform-browser';
import { provideServerRendering, renderApplication } from '@angular/platform-server';
import { createTestAuth } from '@latchkey/auth/testing';
import { expect, it } from 'vitest';
import { Page } from '../test/page.ts';
import { provideAuth } from './index.ts';

it('renders the splash on a server for any state of the client object, and keeps no listener', async () => {
  const auth = createTestAuth({ view: 'home' });
  const providers = [
    provideZonelessChangeDetection(),
    provideServerRendering(),
    provideClientHydration(),
    provideAuth(auth),
  ];
  const start = (context: BootstrapContext) => bootstrapApplication(Page, { providers }, context);
  const document = '<html><head></head><body><app-page></app-page></body></html>';
  const html = await renderApplication(start, { document, url: '/' });
  const body = html.slice(html.indexOf('<body>') + 6, html.indexOf('</body>'));
  expect(body).toContain('<h1>splash nobody</h1>');
  // Hydrated by server-rendering.browser.test.ts.
  await expect(body).toMatchFileSnapshot('../test/server.html');
  expect(auth.listeners).toBe(0);
});
