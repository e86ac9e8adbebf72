import { Component, PLATFORM_ID, provideZonelessChangeDetection } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { createTestAuth } from '@latchkey/auth/testing';
import { expect, it } from 'vitest';
import { authGuard } from './auth-guard.ts';
import { provideAuth } from './index.ts';

const component = Component({ template: '' })(class {});

function start(auth: ReturnType<typeof createTestAuth>, platform = 'browser') {
  TestBed.configureTestingModule({
    providers: [
      provideZonelessChangeDetection(),
      provideAuth(auth),
      { provide: PLATFORM_ID, useValue: platform },
      provideRouter([
        { path: 'notes', component, canActivate: [authGuard('/sign-in')] },
        { path: 'sign-in', component },
      ]),
    ],
  });
  return TestBed.inject(Router);
}

it('shows the page to people who are signed in', async () => {
  const router = start(createTestAuth({ view: 'home' }));
  await router.navigateByUrl('/notes');
  expect(router.url).toBe('/notes');
});

it('leads people who are not signed in to the sign-in page, and remembers where they wanted to go', async () => {
  const router = start(createTestAuth({ view: 'signedOut' }));
  await router.navigateByUrl('/notes?page=2');
  expect(router.parseUrl(router.url).queryParams).toEqual({ to: '/notes?page=2' });
  expect(router.url).toMatch(/^\/sign-in\?/);
});

it('waits while a session is restored', async () => {
  const auth = createTestAuth({ view: 'splash' });
  const router = start(auth);
  const navigation = router.navigateByUrl('/notes');
  await expect.poll(() => auth.listeners).toBe(1);
  expect(router.url).toBe('/');
  auth.setState({ view: 'home' });
  expect(await navigation).toBe(true);
  expect(router.url).toBe('/notes');
  expect(auth.listeners).toBe(0);
});

it('lets everybody pass on a server, which never knows', async () => {
  const router = start(createTestAuth({ view: 'splash' }), 'server');
  await router.navigateByUrl('/notes');
  expect(router.url).toBe('/notes');
});
