/**
 * Second factors: the choice between them, and the set-up of a first one.
 *
 * @module
 */
import { assertEvent } from 'xstate';
import type { Mfa } from '../model.ts';
import { openChallenge } from './inputs.ts';
import { pendingOutcome, taken } from './replies.ts';
import type { StateConfig } from './setup.ts';
import { answering, ask, asked, busy, lapsing, submit } from './shapes.ts';

const picks = (only?: Mfa) => ({
  type: 'picks' as const,
  params: ({ event }: { event: { mfa: Mfa } }) => ({ choice: event.mfa, only }),
});

export const selectMfa = ask('chooseMfa', {
  'mfa.choose': {
    guard: picks(),
    target: 'answering',
    actions: {
      type: 'takeAnswer',
      params: ({ event }) => ({ answer: { kind: 'choice', choice: event.mfa } }),
    },
  },
});

/** The secret is fetched, the first code of the app verified, and only then the challenge answered. */
const totp: StateConfig = {
  ...answering(
    'setUpTotp',
    { 'totp.verify': 'verifying' },
    {
      associating: busy({
        src: 'associateTotp',
        input: openChallenge,
        ...pendingOutcome([taken('totp', 'entering', 'takeTotp')], 'unassociated', 'unassociated'),
      }),
      unassociated: { ...lapsing, tags: ['error'], on: { 'fault.clear': 'associating' } },
      verifying: busy({
        src: 'verifyTotp',
        input: ({ context, event }) => {
          assertEvent(event, 'totp.verify');
          return { ...openChallenge({ context }), code: event.code, deviceName: event.deviceName };
        },
        ...pendingOutcome([taken('challenge', 'answering', 'takeChallenge')]),
      }),
    },
  ),
  initial: 'associating',
};

export const mfaSetup: StateConfig = {
  ...asked,
  exit: ['dropSecrets', 'dropTotp'],
  initial: 'deciding',
  states: {
    deciding: {
      tags: ['transient'],
      always: [
        { guard: 'offersSeveral', target: 'choosing' },
        { guard: { type: 'offersOnly', params: { choice: 'SOFTWARE_TOKEN_MFA' } }, target: 'totp' },
        { guard: { type: 'offersOnly', params: { choice: 'EMAIL_OTP' } }, target: 'email' },
        { target: 'unavailable' },
      ],
    },
    choosing: {
      ...lapsing,
      tags: ['form'],
      meta: { view: 'setUpMfa' },
      on: {
        'mfa.choose': [
          { guard: picks('SOFTWARE_TOKEN_MFA'), target: 'totp' },
          { guard: picks('EMAIL_OTP'), target: 'email' },
        ],
      },
    },
    /** Only SMS is allowed, and no phone number is known: an administrator has to help. */
    unavailable: { ...lapsing, meta: { view: 'setUpMfa' } },
    totp,
    email: answering('setUpEmail', { 'email.submit': submit }),
  },
};
