import { createTestAuth } from '@latchkey/auth/testing';
import { expect, it } from 'vitest';
import { createMemoryHistory, createRouter } from 'vue-router';
import { authGuard } from './index.ts';

function start(auth: ReturnType<typeof createTestAuth>) {
  const component = { render: () => null };
  const router = createRouter({
    history: createMemoryHistory(),
    routes: [
      { path: '/', component },
      { path: '/notes', component, meta: { requiresAuth: true } },
      { path: '/sign-in', component },
    ],
  });
  router.beforeEach(authGuard(auth, '/sign-in'));
  return router;
}

it('shows everybody the pages that ask for nobody', async () => {
  const router = start(createTestAuth({ view: 'splash' }));
  await router.push('/');
  expect(router.currentRoute.value.fullPath).toBe('/');
});

it('leads people who are not signed in to the sign-in page, and remembers where they wanted to go', async () => {
  const router = start(createTestAuth({ view: 'signedOut' }));
  await router.push('/notes?page=2');
  expect(router.currentRoute.value).toMatchObject({ path: '/sign-in', query: { to: '/notes?page=2' } });
});

it('waits while a session is restored', async () => {
  const auth = createTestAuth({ view: 'splash' });
  const router = start(auth);
  await router.push('/');
  const navigation = router.push('/notes');
  await Promise.resolve();
  expect(router.currentRoute.value.path).toBe('/');
  auth.setState({ view: 'home' });
  await navigation;
  expect(router.currentRoute.value.path).toBe('/notes');
  expect(auth.listeners).toBe(0);
});
