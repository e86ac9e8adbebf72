import type { AuthState, StateOf, User } from '@latchkey/auth';
import { describe, expectTypeOf, it } from 'vitest';
import { defineComponent, h, type ShallowRef } from 'vue';
import type { Router } from 'vue-router';
import { AuthSwitch, type AuthViews, authGuard, useAuth, useAuthClient, type useUser } from './index.ts';

const Home = defineComponent(
  ({ state }: { state: StateOf<'home'> }) =>
    () =>
      state.user.username,
  { props: ['state'] },
);

describe('useAuth', () => {
  it('is narrowed by view: data and actions of another view do not compile', () => {
    const check = () => {
      const auth = useAuth();
      // @ts-expect-error -- the view is not known yet
      auth.value.submitCode('123456');
      if (auth.value.view === 'totpCode') auth.value.submitCode('123456');
      if (auth.value.view === 'home') expectTypeOf(auth.value.user).toEqualTypeOf<User>();
      // @ts-expect-error -- read only
      auth.value = useAuthClient().getState();
    };
    expectTypeOf(check).toBeFunction();
    expectTypeOf<ReturnType<typeof useUser>>().toEqualTypeOf<Readonly<ShallowRef<User | null>>>();
  });

  it('gives a slice of the type that the selector gives', () => {
    const check = () => {
      const email = useAuth((state: AuthState) =>
        state.view === 'home' ? state.user.claims.email : undefined,
      );
      expectTypeOf(email.value).toEqualTypeOf<string | undefined>();
    };
    expectTypeOf(check).toBeFunction();
  });
});

it('AuthSwitch demands a component for every view, each with its own arm', () => {
  const check = (views: AuthViews) => {
    const { totpCode, ...others } = views;
    // @ts-expect-error -- totpCode is missing
    h(AuthSwitch, { views: others });
    // @ts-expect-error -- the component is for another view
    h(AuthSwitch, { views: { ...others, totpCode: Home } });
    h(AuthSwitch, { views: { ...others, totpCode, home: Home } });
  };
  expectTypeOf(check).toBeFunction();
});

it('authGuard is a guard of Vue Router', () => {
  expectTypeOf(authGuard).returns.toExtend<Parameters<Router['beforeEach']>[0]>();
});
