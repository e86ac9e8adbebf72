import type { TestState } from '@latchkey/auth/testing';

/** Shifts all times of a state by `by` milliseconds, so that its countdowns run. */
export function rebase(state: TestState, by: number): TestState {
  return {
    ...state,
    ...(state.fault?.retryAt !== undefined && {
      fault: { ...state.fault, retryAt: state.fault.retryAt + by },
    }),
    ...('lapsesAt' in state && state.lapsesAt !== undefined && { lapsesAt: state.lapsesAt + by }),
    ...(state.view === 'home' && rebaseHome(state, by)),
  } as TestState;
}

function rebaseHome({ session, user }: Extract<TestState, { view: 'home' }>, by: number) {
  const seconds = Math.round(by / 1000);
  return {
    ...(session && {
      session: { ...session, expiresAt: session.expiresAt + by, refreshAt: session.refreshAt + by },
    }),
    ...(user && {
      user: {
        ...user,
        claims: {
          ...user.claims,
          auth_time: (user.claims.auth_time ?? 0) + seconds,
          iat: user.claims.iat + seconds,
          exp: user.claims.exp + seconds,
        },
      },
    }),
  };
}
