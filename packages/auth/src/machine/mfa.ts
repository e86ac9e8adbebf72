/**
 * Second factors: the choice between them, and the setup of the first one.
 *
 * @module
 */
import { assertEvent } from 'xstate';
import { picks, picksOther, takeChoice } from './choices.ts';
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
  untilLapse,
} from './shapes.ts';

export const selectMfa = ask('chooseMfa', {
  'mfa.choose': {
    guard: picks('mfa'),
    target: 'answering',
    actions: takeChoice('mfa'),
  },
  'other.choose': {
    guard: picksOther,
    target: 'answering',
    actions: takeChoice('choice'),
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
          { guard: picks('mfa', 'SOFTWARE_TOKEN_MFA'), target: 'totp' },
          { guard: picks('mfa', 'EMAIL_OTP'), target: 'email' },
        ],
      },
    },
    /** Only SMS is allowed and the user has no phone number: only an administrator can help. */
    unavailable: { ...untilLapse, meta: { view: 'setUpMfa' } },
    totp,
    email: answerPage('setUpEmail', { 'email.submit': submitAnswer }),
  },
};
