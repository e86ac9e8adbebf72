/**
 * From the user name to the first answer of InitiateAuth.
 *
 * @module
 */
import { challenge } from './challenge.ts';
import { attempted } from './inputs.ts';
import { onDeviceUnknown, outcome, rejectedSignIn, signInOutcome, taken, toSignIn } from './replies.ts';
import type { StateConfig } from './setup.ts';
import { busy, forgetDevice, form, otherWays, page } from './shapes.ts';
import { leaving, start } from './starts.ts';

const starting: StateConfig = {
  id: 'starting',
  tags: ['busy'],
  meta: { view: 'signIn' },
  initial: 'deciding',
  on: otherWays,
  states: {
    deciding: {
      tags: ['transient'],
      always: [{ guard: 'needsSrp', target: 'preparingSrp' }, { target: 'initiating' }],
    },
    preparingSrp: busy({
      src: 'prepareSrp',
      input: attempted,
      ...outcome([taken('proof', 'initiating', 'takeProof')], rejectedSignIn),
    }),
    initiating: busy({
      src: 'initiateAuth',
      input: attempted,
      ...signInOutcome([onDeviceUnknown('forgettingDevice')], ...toSignIn),
    }),
    forgettingDevice: forgetDevice('deciding'),
  },
};

export const signIn: StateConfig = {
  tags: ['signedOut'],
  initial: 'identifying',
  on: leaving,
  states: {
    identifying: {
      ...page('signIn', form({ 'signIn.submit': start('#starting') })),
      id: 'identifying',
      entry: 'dropSecrets',
      on: otherWays,
    },
    starting,
    challenge,
    lapsed: {
      id: 'lapsed',
      meta: { view: 'lapsed' },
      entry: 'dropSecrets',
      on: { 'signIn.restart': '#identifying' },
    },
  },
};
