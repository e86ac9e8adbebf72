/**
 * Second factors: the choice between them, and the setup of the first one.
 *
 * @module
 */
import { assertEvent } from 'xstate';
import type { Mfa } from '../model.ts';
import { withChallenge } from './inputs.ts';
import type { StateConfig } from './setup.ts';
import {
  answerPage,
  ask,
  busy,
  challengeBase,
  onPendingReplies,
  onReply,
  submitAnswer,
  takeChoice,
  untilLapse,
} from './shapes.ts';

const picks = (only?: Mfa) => ({
  type: 'picks' as const,
  params: ({ event }: { event: { mfa: Mfa } }) => ({ choice: event.mfa, only }),
});

export const selectMfa = ask('chooseMfa', {
  'mfa.choose': {
    guard: picks(),
    target: 'answering',
    actions: takeChoice(({ mfa }: { mfa: string }) => mfa),
  },
  'other.choose': {
    guard: { type: 'picksOther', params: ({ event }) => event },
    target: 'answering',
    actions: takeChoice(({ choice }: { choice: string }) => choice),
  },
});

/** Fetches the secret, verifies the first code of the app, and only then answers the challenge. */
const totp: StateConfig = {
  ...answerPage(
    'setUpTotp',
    { 'totp.verify': 'verifying' },
    {
      deciding: {
        tags: ['transient'],
        always: [{ guard: 'hasTotp', target: 'entering' }, { target: 'associating' }],
      },
      associating: busy({
        src: 'associateTotp',
        input: withChallenge,
        ...onPendingReplies([onReply('totp', 'entering', 'takeTotp')], 'unassociated', 'unassociated'),
      }),
      unassociated: { ...untilLapse, tags: ['error'], on: { 'fault.clear': 'associating' } },
      verifying: busy({
        src: 'verifyTotp',
        input: ({ context, event }) => {
          assertEvent(event, 'totp.verify');
          return { ...withChallenge({ context }), code: event.code, deviceName: event.deviceName };
        },
        ...onPendingReplies([onReply('challenge', 'answering', 'takeChallenge')]),
      }),
    },
  ),
  initial: 'deciding',
};

export const mfaSetup: StateConfig = {
  ...challengeBase,
  exit: ['dropSecrets', 'dropTotp'],
  initial: 'deciding',
  states: {
    deciding: {
      tags: ['transient'],
      always: [
        // A setup that began before a reload.
        { guard: 'hasTotp', target: 'totp' },
        { guard: 'offersSeveral', target: 'choosing' },
        { guard: { type: 'offersOnly', params: { choice: 'SOFTWARE_TOKEN_MFA' } }, target: 'totp' },
        { guard: { type: 'offersOnly', params: { choice: 'EMAIL_OTP' } }, target: 'email' },
        { target: 'unavailable' },
      ],
    },
    choosing: {
      ...untilLapse,
      tags: ['form'],
      meta: { view: 'setUpMfa' },
      on: {
        'mfa.choose': [
          { guard: picks('SOFTWARE_TOKEN_MFA'), target: 'totp' },
          { guard: picks('EMAIL_OTP'), target: 'email' },
        ],
      },
    },
    /** Only SMS is allowed and the user has no phone number: only an administrator can help. */
    unavailable: { ...untilLapse, meta: { view: 'setUpMfa' } },
    totp,
    email: answerPage('setUpEmail', { 'email.submit': submitAnswer }),
  },
};
