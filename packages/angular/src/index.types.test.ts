import type { Signal } from '@angular/core';
import type { CanActivateFn } from '@angular/router';
import type { AuthState, User } from '@latchkey/auth';
import { expectTypeOf, it } from 'vitest';
import type { authGuard } from './auth-guard.ts';
import type { injectAuth, injectUser } from './inject-auth.ts';

it('is narrowed by view: data and actions of another view do not compile', () => {
  const check = (ask: typeof injectAuth) => {
    const state = ask()();
    // @ts-expect-error -- the view is not known yet
    state.submitCode('123456');
    if (state.view === 'totpCode') state.submitCode('123456');
    if (state.view === 'home') expectTypeOf(state.user).toEqualTypeOf<User>();
    expectTypeOf(ask((given: AuthState) => given.view === 'home')).toEqualTypeOf<Signal<boolean>>();
  };
  expectTypeOf(check).toBeFunction();
  expectTypeOf<ReturnType<typeof injectUser>>().toEqualTypeOf<Signal<User | null>>();
  expectTypeOf<ReturnType<typeof authGuard>>().toEqualTypeOf<CanActivateFn>();
});
