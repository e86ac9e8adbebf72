/**
 * The whole life of a session, as one chart. It does no I/O: services, watchers, time and chance are provided.
 *
 * @module
 */
import { createActors } from './actors.ts';
import { createContext } from './context.ts';
import { expired } from './expired.ts';
import { initialising } from './initialising.ts';
import type { AuthServices, AuthWatchers } from './ports.ts';
import { resetPassword } from './reset-password.ts';
import { createMachine } from './setup.ts';
import { watch } from './shapes.ts';
import { signIn } from './sign-in.ts';
import { signUp } from './sign-up.ts';
import { signedIn } from './signed-in.ts';
import { signedOut } from './signed-out.ts';
import { signingOut } from './signing-out.ts';
import { createDelays, createTimeGuards, type Timing } from './timing.ts';

/** The chart as drawn, with nothing provided: it can be described, not run. */
export const createChart = () =>
  createMachine({
    id: 'auth',
    context: ({ input }) => createContext(input),
    invoke: watch('watchTabs'),
    initial: 'initialising',
    on: {
      'tab.leading': { actions: { type: 'setTab', params: { tab: 'leading' } } },
      'tab.following': { actions: { type: 'setTab', params: { tab: 'following' } } },
    },
    states: { initialising, signedOut, signIn, signUp, resetPassword, signedIn, expired, signingOut },
  });

export type AuthMachine = ReturnType<typeof createChart>;

/** The chart at work. `createActor` gets the same clock as `timing`, so that timers and times agree. */
export const createAuthMachine = (
  services: AuthServices,
  watchers: AuthWatchers,
  timing: Timing,
): AuthMachine =>
  createChart().provide({
    actors: createActors(services, watchers),
    delays: createDelays(timing),
    guards: createTimeGuards(timing),
  });
