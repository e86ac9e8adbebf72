/**
 * A step-up: the challenges of a sign-in, for a person who is signed in and stays so. A machine of its own, beside that of the
 * session.
 *
 * @module
 */
import type { Attempt } from '../model.ts';
import { challenge } from './challenge.ts';
import { createContext } from './context.ts';
import type { AuthServices } from './ports.ts';
import { type AuthMachine, type ChartConfig, formMachine, type StateConfig } from './setup.ts';
import { lapsed, starting } from './sign-in.ts';
import { noWatchers } from './stand-ins.ts';
import type { Timing } from './timing.ts';

/** The id of the machine, by which tools tell it from that of the session. */
export const STEP_UP = 'stepUp';

/** A form that a sign-in would go to: for a step-up it is the end. */
const end = (id: string, ...names: string[]): StateConfig => ({
  id,
  initial: 'entering',
  states: {
    entering: { initial: 'clean', states: { clean: { entry: 'clearFault' }, rejected: {} } },
    ...Object.fromEntries(names.map((name) => [name, {}])),
  },
});

const stepUp: StateConfig = {
  initial: 'starting',
  on: { 'signIn.cancel': '#cancelled' },
  states: {
    starting: { ...starting, on: {} },
    challenge,
    lapsed: {
      ...lapsed,
      on: {
        'signIn.restart': {
          target: '#starting',
          actions: { type: 'preferFactor', params: { factor: null } },
        },
      },
    },
  },
};

const chartFor = (attempt: Attempt): ChartConfig => ({
  // Its states have the ids of the sign-in that they are.
  id: STEP_UP,
  context: ({ input }) => ({ ...createContext(input), attempt }),
  initial: 'signIn',
  states: {
    signIn: stepUp,
    done: { id: 'signedIn' },
    cancelled: { id: 'cancelled' },
    refused: {
      initial: 'identifying',
      states: {
        identifying: end('identifying', 'throttled'),
        signUp: end('signUp', 'resending', 'confirming'),
        resetPassword: end('resetPassword', 'confirming'),
      },
    },
  },
});

/** Creates the machine of one step-up. It comes to rest in `done`, `refused` or `cancelled`. */
export const createStepUpMachine = (attempt: Attempt, services: AuthServices, timing: Timing): AuthMachine =>
  formMachine(chartFor(attempt), services, noWatchers, timing);
