/**
 * From the user name to the first answer of InitiateAuth.
 *
 * @module
 */
import { challenge } from './challenge.ts';
import { onDeviceUnknown, otherwise, rejectedSignIn, replies, taken, unexpected } from './replies.ts';
import type { StateConfig } from './setup.ts';
import { busy, forgetDevice, form, otherWays, page } from './shapes.ts';
import { start, takeUp } from './starts.ts';

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
      input: ({ context: { attempt } }) => ({ attempt }),
      onDone: [taken('proof', 'initiating', 'takeProof'), otherwise(rejectedSignIn)],
      onError: unexpected(rejectedSignIn),
    }),
    initiating: busy({
      src: 'initiateAuth',
      input: ({ context: { attempt } }) => ({ attempt }),
      onDone: [onDeviceUnknown('forgettingDevice'), ...replies()],
      onError: unexpected(rejectedSignIn),
    }),
    forgettingDevice: forgetDevice('deciding'),
  },
};

export const signIn: StateConfig = {
  tags: ['signedOut'],
  initial: 'identifying',
  on: { 'signIn.cancel': { target: '#signedOut.clean', actions: 'forgetAll' }, 'tab.signedIn': takeUp },
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
