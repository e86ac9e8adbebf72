/**
 * The whole life of a session, as one chart. It does no I/O: services, watchers, time and randomness are injected.
 *
 * @module
 */
import { watch } from './actors.ts';
import { createContext } from './context.ts';
import { expired } from './expired.ts';
import { initialising } from './initialising.ts';
import type { AuthServices, AuthWatchers } from './ports.ts';
import { resetPassword } from './reset-password.ts';
import { type AuthMachine, type ChartConfig, formMachine } from './setup.ts';
import { signIn } from './sign-in.ts';
import { signUp } from './sign-up.ts';
import { signedIn } from './signed-in.ts';
import { signedOut } from './signed-out.ts';
import { signingOut } from './signing-out.ts';
import type { Timing } from './timing.ts';

/** The chart of an app without managed login. */
export const chart: ChartConfig = {
  id: 'auth',
  context: ({ input }) => createContext(input),
  invoke: watch('watchTabs'),
  initial: 'initialising',
  on: {
    'tab.leading': { actions: { type: 'setTab', params: { tab: 'leading' } } },
    'tab.following': { actions: { type: 'setTab', params: { tab: 'following' } } },
  },
  states: {
    initialising,
    signedOut,
    signIn,
    signUp,
    resetPassword,
    signedIn,
    expired,
    signingOut,
  },
};

/**
 * Creates the machine. `createActor` gets the same clock as `timing`, so that timers and times agree.
 *
 * @param whole - `managedLoginChart` for the chart with managed login. Default: the chart without it
 */
export const createAuthMachine = (
  services: AuthServices,
  watchers: AuthWatchers,
  timing: Timing,
  whole: ChartConfig = chart,
): AuthMachine => formMachine(whole, services, watchers, timing);
