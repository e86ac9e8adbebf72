import type { AuthState, StateOf, User } from '@latchkey/auth';
import { describe, expectTypeOf, it } from 'vitest';
import { defineComponent, h, type ShallowRef } from 'vue';
import type { Router } from 'vue-router';
import type { AuthSwitch, AuthViews, authGuard, useAuth, useAuthClient, useUser } from './index.ts';

const Home = defineComponent(
  ({ state }: { state: StateOf<'home'> }) =>
    () =>
      state.user.username,
  { props: ['state'] },
);

describe('useAuth', () => {
  it('is narrowed by view: data and actions of another view do not compile', () => {
    const check = (use: typeof useAuth, client: ReturnType<typeof useAuthClient>) => {
      const auth = use();
      // @ts-expect-error -- the view is not known yet
      auth.value.submitCode('123456');
      if (auth.value.view === 'totpCode') auth.value.submitCode('123456');
      if (auth.value.view === 'home') expectTypeOf(auth.value.user).toEqualTypeOf<User>();
      // @ts-expect-error -- read only
      auth.value = client.getState();
    };
    expectTypeOf(check).toBeFunction();
    expectTypeOf<ReturnType<typeof useUser>>().toEqualTypeOf<Readonly<ShallowRef<User | null>>>();
  });

  it('gives a slice of the type that the selector gives', () => {
    const check = (use: typeof useAuth) => {
      const email = use((state: AuthState) => (state.view === 'home' ? state.user.claims.email : undefined));
      expectTypeOf(email.value).toEqualTypeOf<string | undefined>();
    };
    expectTypeOf(check).toBeFunction();
  });
});

it('AuthSwitch demands a component for every view, each with its own arm', () => {
  const check = (Switch: typeof AuthSwitch, views: AuthViews) => {
    const { totpCode, ...others } = views;
    // @ts-expect-error -- totpCode is missing
    h(Switch, { views: others });
    // @ts-expect-error -- the component is for another view
    h(Switch, { views: { ...others, totpCode: Home } });
    h(Switch, { views: { ...others, totpCode, home: Home } });
  };
  expectTypeOf(check).toBeFunction();
});

it('authGuard is a guard of Vue Router', () => {
  expectTypeOf<typeof authGuard>().returns.toExtend<Parameters<Router['beforeEach']>[0]>();
});
