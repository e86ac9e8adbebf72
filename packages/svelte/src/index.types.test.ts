import type { Auth, AuthState, User } from '@latchkey/auth';
import { expectTypeOf, it } from 'vitest';
import type { Current, provideAuth, useAuth, useUser } from './index.ts';

it('is narrowed by view: data and actions of another view do not compile', () => {
  const check = (ask: typeof useAuth, state: AuthState = ask().current) => {
    // @ts-expect-error -- the view is not known yet
    state.submitCode('123456');
    if (state.view === 'totpCode') state.submitCode('123456');
    if (state.view === 'home') expectTypeOf(state.user).toEqualTypeOf<User>();
    // @ts-expect-error -- read only
    ask().current = state;
  };
  expectTypeOf(check).toBeFunction();
  expectTypeOf<typeof useUser>().returns.toEqualTypeOf<Current<User | null>>();
  expectTypeOf<typeof provideAuth>().parameter(0).toEqualTypeOf<Auth | (() => Auth)>();
});
