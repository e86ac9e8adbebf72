import type { AuthState, StateOf, User } from '@latchkey/auth';
import type { ActionCall, createTestAuth, TestState } from '@latchkey/auth/testing';
import { describe, expectTypeOf, it } from 'vitest';
import type { AuthSwitch, AuthViews, SettledState, useAuth, useAuthSuspense, useUser } from './index.ts';

// Checked by the compiler (tsconfig.test.json): a line marked as an error that compiles fails the build.

describe('the union', () => {
  it('has only the actions of the view', () => {
    const check = (auth: AuthState) => {
      // @ts-expect-error -- which view it is has not been asked
      auth.signOut();
      // @ts-expect-error -- no code was asked for
      if (auth.view === 'signIn') auth.submitCode('123456');
      // @ts-expect-error -- signed in already
      if (auth.view === 'home') auth.signIn({ username: 'ada' });
      // @ts-expect-error -- an app makes this code
      if (auth.view === 'totpCode') auth.resend();
      // @ts-expect-error -- a code is a string: leading zeros count
      if (auth.view === 'smsCode') auth.submitCode(123456);
      if (auth.view === 'smsCode') auth.submitCode('012345');
      if (auth.view === 'home') auth.signOut('global');
    };
    expectTypeOf(check).toBeFunction();
  });

  it('has only the data of the view', () => {
    const check = (auth: AuthState) => {
      // @ts-expect-error -- nobody may be signed in
      void auth.user;
      if (auth.view === 'home') expectTypeOf(auth.user).toEqualTypeOf<User>();
    };
    expectTypeOf(check).toBeFunction();
  });
});

function useChecks(useIt: typeof useAuth) {
  expectTypeOf(useIt()).toEqualTypeOf<AuthState>();
  expectTypeOf(useIt((state) => state.view === 'home')).toEqualTypeOf<boolean>();
  const sameNumber = (a: number, b: number) => a === b;
  // @ts-expect-error -- the equality is over the slice, here a view's name
  useIt((state) => state.view, sameNumber);
}

describe('hooks', () => {
  it('give the union, a slice, or the union without the splash', () => {
    expectTypeOf(useChecks).toBeFunction();
    expectTypeOf<ReturnType<typeof useAuthSuspense>>().toEqualTypeOf<SettledState>();
    expectTypeOf<'splash'>().not.toExtend<SettledState['view']>();
    expectTypeOf<ReturnType<typeof useUser>>().toEqualTypeOf<User | null>();
  });
});

function Home({ user }: StateOf<'home'>) {
  return user.username;
}

describe('AuthSwitch', () => {
  it('demands a component for every view, each with its own arm', () => {
    const check = (Switch: typeof AuthSwitch, views: AuthViews) => {
      const { totpCode, ...others } = views;
      // @ts-expect-error -- totpCode is missing
      void (<Switch views={others} />);
      // @ts-expect-error -- the component is for another view
      void (<Switch views={{ ...others, totpCode: Home }} />);
      void (<Switch views={{ ...others, totpCode, home: Home }} />);
    };
    expectTypeOf(check).toBeFunction();
  });
});

describe('createTestAuth', () => {
  it('takes the data of the view that it is put in', () => {
    const check = (create: typeof createTestAuth) => {
      create({ view: 'newPassword', requiredAttributes: ['name'] });
      // @ts-expect-error -- not a field of this view
      create({ view: 'signIn', requiredAttributes: ['name'] });
      // @ts-expect-error -- no such view
      create({ view: 'signin' });
      // @ts-expect-error -- actions are the fake's own
      create({ view: 'signIn', signIn: () => undefined });
    };
    expectTypeOf(check).toBeFunction();
    expectTypeOf<{ view: 'signedOut' }>().toExtend<TestState>();
    expectTypeOf<{ action: 'submitCode'; args: [string] }>().toExtend<ActionCall>();
  });
});
