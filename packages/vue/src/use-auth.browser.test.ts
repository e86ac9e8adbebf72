import { createTestAuth } from '@latchkey/auth/testing';
import { afterEach, expect, it, vi } from 'vitest';
import { effectScope, h, nextTick, ref } from 'vue';
import { mount, textOf, unmountAll } from '../test/mount.ts';
import { useAuth, useAuthClient, useUser } from './index.ts';

const session = (expiresAt: number) => ({
  status: 'fresh' as const,
  expiresAt,
  refreshAt: expiresAt - 300_000,
  clockDrift: 0,
});

/** Counts the renders of a component that reads the slice. */
function counted<Slice>(use: () => { readonly value: Slice }) {
  const renders: Slice[] = [];
  const component = textOf(() => {
    const slice = use();
    return () => {
      renders.push(slice.value);
      return JSON.stringify(slice.value);
    };
  });
  return { component, renders };
}

afterEach(() => {
  unmountAll();
  vi.restoreAllMocks();
});

it('follows the view of the session', async () => {
  const auth = createTestAuth({ view: 'signIn' });
  const { container } = mount(
    textOf(() => {
      const state = useAuth();
      return () => state.value.view;
    }),
    auth,
  );
  expect(container.textContent).toBe('signIn');
  auth.setState({ view: 'totpCode' });
  await nextTick();
  expect(container.textContent).toBe('totpCode');
});

it('offers the actions of the view', () => {
  const auth = createTestAuth({ view: 'totpCode' });
  const { container } = mount(
    {
      setup() {
        const state = useAuth();
        return () =>
          h('button', {
            onClick: () => state.value.view === 'totpCode' && state.value.submitCode('123456'),
          });
      },
    },
    auth,
  );
  container.querySelector('button')?.click();
  expect(auth.calls).toEqual([{ action: 'submitCode', args: ['123456'] }]);
});

it('does not render on a token refresh that leaves the slice as it was', async () => {
  const auth = createTestAuth({ view: 'home' });
  const { component, renders } = counted(() =>
    useAuth((state) => (state.view === 'home' ? state.user.username : null)),
  );
  mount(component, auth);
  auth.setState({ view: 'home', session: session(1) });
  await nextTick();
  auth.setState({ view: 'home', session: session(2) });
  await nextTick();
  expect(renders).toEqual(['ada']);
});

it('compares slices that are new objects by the given equality', async () => {
  const auth = createTestAuth({ view: 'home' });
  const { component, renders } = counted(() =>
    useAuth(
      ({ view }) => ({ view }),
      (a, b) => a.view === b.view,
    ),
  );
  mount(component, auth);
  auth.setState({ view: 'home', session: session(1) });
  await nextTick();
  expect(renders).toEqual([{ view: 'home' }]);
  auth.setState({ view: 'signingOut' });
  await nextTick();
  expect(renders).toEqual([{ view: 'home' }, { view: 'signingOut' }]);
});

it('selects again when the input of the selector has changed', async () => {
  const auth = createTestAuth({ view: 'smsCode' });
  const field = ref<'view' | 'busy'>('view');
  const { component, renders } = counted(() => useAuth((state) => state[field.value]));
  mount(component, auth);
  field.value = 'busy';
  await nextTick();
  expect(renders).toEqual(['smsCode', false]);
});

it('gives the user while signed in, else null', async () => {
  const auth = createTestAuth({ view: 'home' });
  const { component, renders } = counted(() => useUser());
  mount(component, auth);
  expect(renders[0]?.claims.email).toBe('ada@example.com');
  auth.setState({ view: 'signedOut' });
  await nextTick();
  expect(renders.at(-1)).toBeNull();
});

it('stops listening with its component, also when that is mounted twice', () => {
  const auth = createTestAuth({ view: 'home' });
  const { component } = counted(() => useAuth());
  const first = mount(component, auth);
  const second = mount(component, auth);
  expect(auth.listeners).toBe(2);
  first.unmount();
  second.unmount();
  expect(auth.listeners).toBe(0);
  expect(auth.calls).toEqual([]);
});

it('stops listening with the scope that it was called in, as a store', () => {
  const auth = createTestAuth({ view: 'home' });
  const scope = effectScope(true);
  mount(
    textOf(() => {
      const state = scope.run(() => useAuth());
      return () => `${state?.value.view}`;
    }),
    auth,
  ).unmount();
  expect(auth.listeners).toBe(1);
  scope.stop();
  expect(auth.listeners).toBe(0);
});

it('says what is missing where no Auth is provided', () => {
  vi.spyOn(console, 'warn').mockReturnValue(); // Vue names the component too.
  for (const use of [useAuth, useAuthClient, useUser]) {
    expect(() => mount({ setup: () => void use(), render: () => null })).toThrow(
      /app\.use\(authPlugin, auth\)/,
    );
  }
});
