import { createTestAuth, type TestAuth } from '@latchkey/auth/testing';
import { afterEach, expect, it } from 'vitest';
import { createApp, h } from 'vue';
import { mount, textOf, unmountAll } from '../test/mount.ts';
import { authPlugin, provideAuth, useAuth, useAuthClient } from './index.ts';

const View = textOf(() => {
  const state = useAuth();
  return () => state.value.view;
});

afterEach(unmountAll);

it('gives components the object that the app was handed', () => {
  const auth = createTestAuth({ view: 'home' });
  const seen: unknown[] = [];
  mount({ setup: () => void seen.push(useAuthClient()), render: () => null }, auth);
  expect(seen).toEqual([auth]);
});

it('makes an Auth for the components below, and disposes it with the component', () => {
  const made: TestAuth[] = [];
  const create = () => {
    const auth = createTestAuth({ view: 'signIn' });
    made.push(auth);
    return auth;
  };
  const Tenant = {
    setup() {
      provideAuth(create);
      return () => h(View);
    },
  };
  const { container, unmount } = mount(Tenant, createTestAuth({ view: 'home' }));
  expect(container.textContent).toBe('signIn');
  expect(made.map(({ listeners }) => listeners)).toEqual([1]);
  unmount();
  expect(() => createApp(View).use(authPlugin, made[0] ?? createTestAuth({ view: 'home' }))).toThrow(
    expect.objectContaining({ code: 'disposed' }),
  );
});
