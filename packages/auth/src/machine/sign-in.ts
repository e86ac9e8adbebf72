/**
 * From the username to the first response of InitiateAuth.
 *
 * @module
 */
import { challenge } from './challenge.ts';
import { withAttempt } from './inputs.ts';
import type { StateConfig } from './setup.ts';
import {
  atSignInForm,
  busy,
  forgetDevice,
  form,
  onDeviceUnknown,
  onReplies,
  onReply,
  onSignInReplies,
  page,
  rejectedSignIn,
  signInLinks,
  startAttempt,
  waysOut,
} from './shapes.ts';

export const starting: StateConfig = {
  id: 'starting',
  tags: ['busy'],
  meta: { view: 'signIn' },
  initial: 'deciding',
  on: signInLinks,
  states: {
    deciding: {
      tags: ['transient'],
      always: [{ guard: 'needsSrp', target: 'preparingSrp' }, { target: 'initiating' }],
    },
    preparingSrp: busy({
      src: 'prepareSrp',
      input: withAttempt,
      ...onReplies([onReply('proof', 'initiating', 'takeProof')], rejectedSignIn),
    }),
    initiating: busy({
      src: 'initiateAuth',
      input: withAttempt,
      ...onSignInReplies([onDeviceUnknown('forgettingDevice')], ...atSignInForm),
    }),
    forgettingDevice: forgetDevice('deciding'),
  },
};

export const lapsed: StateConfig = {
  id: 'lapsed',
  meta: { view: 'lapsed' },
  entry: ['dropSecrets', 'clearFault'],
  on: { 'signIn.restart': '#identifying' },
};

export const signIn: StateConfig = {
  tags: ['signedOut'],
  initial: 'identifying',
  on: waysOut,
  states: {
    identifying: {
      ...page('signIn', form({ 'signIn.submit': startAttempt('#starting') })),
      id: 'identifying',
      entry: 'dropSecrets',
      exit: 'clearNotice',
      on: signInLinks,
    },
    starting,
    challenge,
    lapsed,
  },
};
