/**
 * The first factors of USER_AUTH: the choice between them, the two kinds of password, and the passkey.
 *
 * @module
 */

import { picks, picksOther, takeChoice } from './choices.ts';
import { withAttempt } from './inputs.ts';
import type { On, StateConfig, States } from './setup.ts';
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
  throttled,
  untilLapse,
  withoutSecrets,
} from './shapes.ts';

/**
 * A password has to be typed first; every other choice is sent at once. Running requests, including a pending passkey, are
 * aborted.
 */
const chooseFactor: On['factor.choose'] = [
  { guard: picks('factor', 'PASSWORD'), target: '#password', actions: 'reopenChoice' },
  { guard: picks('factor', 'PASSWORD_SRP'), target: '#passwordSrp', actions: 'reopenChoice' },
  {
    guard: picks('factor'),
    target: '#selectFactor.answering',
    actions: ['reopenChoice', { type: 'preferFactor', params: ({ event }) => event }, takeChoice('factor')],
  },
];

const chooseOther: On['other.choose'] = {
  guard: picksOther,
  target: '#selectFactor.answering',
  actions: ['reopenChoice', takeChoice('choice')],
};

export const selectFactor: StateConfig = {
  ...ask('chooseFactor', { 'factor.choose': chooseFactor, 'other.choose': chooseOther }),
  id: 'selectFactor',
  // Asking for the choice again would only show it again.
  on: { ...setMetadata, 'challenge.back': '#identifying' },
};

/** The step of a kind of password, with a way back to the choice while nothing has been answered yet, if there was one. */
const askPassword = (
  factor: 'PASSWORD' | 'PASSWORD_SRP',
  id: string,
  submit: On['password.submit'],
  more?: States,
): StateConfig => ({
  ...ask('password', { 'password.submit': submit }, more),
  id,
  entry: { type: 'preferFactor', params: { factor } },
  on: {
    ...setMetadata,
    'challenge.back': [
      { guard: { type: 'stepIs', params: { step: 'SELECT_CHALLENGE' } }, target: '#selectFactor' },
      ...backToStart,
    ],
  },
});

export const password = askPassword('PASSWORD', 'password', submitAnswer);

/** PASSWORD_VERIFIER does the proof: here the server only gets SRP_A. */
export const passwordSrp = askPassword(
  'PASSWORD_SRP',
  'passwordSrp',
  { target: 'preparing', actions: { type: 'takePassword', params: ({ event }) => event } },
  {
    preparing: busy({
      src: 'prepareSrp',
      input: withAttempt,
      ...onReplies([onReply('proof', 'answering', 'takeProof')], 'entering.rejected'),
    }),
  },
);

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
