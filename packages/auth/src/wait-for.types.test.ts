import { expectTypeOf, it } from 'vitest';
import type { Auth, AuthState, StateOf, waitFor } from './index.ts';

it('waitFor gives the state of its view', () => {
  const isHome = (state: AuthState): state is StateOf<'home'> => state.view === 'home';
  const check = async (wait: typeof waitFor, auth: Auth) => {
    expectTypeOf(await wait(auth, 'home')).toEqualTypeOf<StateOf<'home'>>();
    expectTypeOf(await wait(auth, isHome)).toEqualTypeOf<StateOf<'home'>>();
    expectTypeOf(await wait(auth, ({ busy }) => !busy)).toEqualTypeOf<AuthState>();
    const state = await wait(auth, ['home', 'smsCode']);
    if (state.view === 'smsCode') state.submitCode('123456');
    else state.signOut();
    // @ts-expect-error -- no such view
    void wait(auth, 'hom');
  };
  expectTypeOf(check).toBeFunction();
});
