/**
 * The first factors of USER_AUTH: the choice between them, the two kinds of password, and the passkey.
 *
 * @module
 */

import type { Factor } from '../model.ts';
import { withAttempt } from './inputs.ts';
import type { On, StateConfig } from './setup.ts';
import {
  ask,
  backToStart,
  busy,
  challengeBase,
  onReplies,
  onReply,
  respond,
  setMetadata,
  submitAnswer,
  takeChoice,
  throttled,
  untilLapse,
  withoutSecrets,
} from './shapes.ts';

type Chosen = { event: { factor: Factor } };

const picks = (only?: Factor) => ({
  type: 'picks' as const,
  params: ({ event }: Chosen) => ({ choice: event.factor, only }),
});

const prefer = { type: 'preferFactor' as const, params: ({ event }: Chosen) => event };

/**
 * A password has to be typed first; every other choice is sent at once. Running requests, including a pending passkey, are
 * aborted.
 */
const chooseFactor: On['factor.choose'] = [
  { guard: picks('PASSWORD'), target: '#password', actions: ['reopenChoice', prefer] },
  { guard: picks('PASSWORD_SRP'), target: '#passwordSrp', actions: ['reopenChoice', prefer] },
  {
    guard: picks(),
    target: '#selectFactor.answering',
    actions: ['reopenChoice', prefer, takeChoice(({ factor }: { factor: string }) => factor)],
  },
];

const chooseOther: On['other.choose'] = {
  guard: { type: 'picksOther', params: ({ event }) => event },
  target: '#selectFactor.answering',
  actions: ['reopenChoice', takeChoice(({ choice }: { choice: string }) => choice)],
};

export const selectFactor: StateConfig = {
  ...ask('chooseFactor', { 'factor.choose': chooseFactor, 'other.choose': chooseOther }),
  id: 'selectFactor',
};

/** Back to the choice while nothing has been answered yet. */
const backToChoice: On = {
  ...setMetadata,
  'challenge.back': [
    { guard: { type: 'challengeIs', params: { name: 'SELECT_CHALLENGE' } }, target: '#selectFactor' },
    ...backToStart,
  ],
};

export const password: StateConfig = {
  ...ask('password', { 'password.submit': submitAnswer }),
  id: 'password',
  on: backToChoice,
};

/** PASSWORD_VERIFIER does the proof: here the server only gets SRP_A. */
export const passwordSrp: StateConfig = {
  ...ask(
    'password',
    {
      'password.submit': {
        target: 'preparing',
        actions: { type: 'takePassword', params: ({ event }) => event },
      },
    },
    {
      preparing: busy({
        src: 'prepareSrp',
        input: withAttempt,
        ...onReplies([onReply('proof', 'answering', 'takeProof')], 'entering.rejected'),
      }),
    },
  ),
  id: 'passwordSrp',
  on: backToChoice,
};

const assertPasskey = (autofill: boolean) =>
  ({
    src: 'assertPasskey',
    input: ({ context: { attempt, challenge } }) => ({ attempt, challenge, autofill }),
    ...onReplies([onReply('proof', 'answering', 'takeProof')], 'dismissed'),
  }) satisfies StateConfig['invoke'];

export const passkey: StateConfig = {
  ...challengeBase,
  meta: { view: 'passkey' },
  initial: 'deciding',
  on: { ...challengeBase.on, 'factor.choose': chooseFactor, 'other.choose': chooseOther },
  states: {
    deciding: {
      tags: ['transient'],
      always: [{ guard: 'wantsAutofill', target: 'offering' }, { target: 'asserting' }],
    },
    offering: {
      ...untilLapse,
      tags: ['background', 'form'],
      invoke: assertPasskey(true),
      on: { 'passkey.retry': 'asserting' },
    },
    asserting: busy(assertPasskey(false)),
    dismissed: {
      ...untilLapse,
      ...withoutSecrets,
      tags: ['form', 'error'],
      on: { 'passkey.retry': 'asserting' },
    },
    throttled: { ...throttled('dismissed'), ...withoutSecrets },
    ...respond('answering', 'dismissed'),
  },
};
