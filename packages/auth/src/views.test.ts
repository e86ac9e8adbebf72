import { expect, expectTypeOf, test } from 'vitest';
import type { AuthActions, AuthState, actionsOf, StateOf, View } from './views.ts';

test('a view narrows the state to its data and its actions', () => {
  expectTypeOf<StateOf<'home'>['signOut']>().toEqualTypeOf<AuthActions['signOut']>();
  expectTypeOf<StateOf<'smsCode'>['lapsesAt']>().toEqualTypeOf<number>();
  expectTypeOf<Exclude<View, keyof typeof actionsOf>>().toEqualTypeOf<never>();

  // Never called: each line is for the compiler.
  const wrong = (state: AuthState) => {
    // @ts-expect-error no action is in every view
    state.signOut();
    if (state.view === 'signedOut') {
      // @ts-expect-error nobody is signed in
      void state.user;
      // @ts-expect-error nobody can be signed out
      state.signOut();
    }
    if (state.view === 'smsCode') {
      // @ts-expect-error a code is text: it may begin with zeros
      state.submitCode(123456);
      // @ts-expect-error this step asks for no password
      state.submitPassword('');
    }
    if (state.view === 'chooseFactor') {
      // @ts-expect-error not a first factor
      state.chooseFactor('SOFTWARE_TOKEN_MFA');
    }
    // @ts-expect-error there is no such view
    if (state.view === 'login') return;
    // @ts-expect-error a state is read, not written
    state.busy = false;
  };
  expect(wrong).toBeTypeOf('function');
});
