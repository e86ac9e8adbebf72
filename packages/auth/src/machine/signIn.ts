/**
 * From the user name to the first answer of InitiateAuth.
 *
 * @module
 */
import { challenge } from './challenge.ts';
import { auth } from './setup.ts';
import {
  busy,
  forgetDevice,
  form,
  onDeviceUnknown,
  otherWays,
  otherwise,
  page,
  replies,
  taken,
  unexpected,
} from './shapes.ts';
import { start, takeUp } from './starts.ts';

const rejected = '#identifying.entering.rejected';

const starting = auth.createStateConfig({
  id: 'starting',
  tags: ['busy'],
  meta: { view: 'signIn' },
  entry: 'emitDiscarded',
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
      onDone: [taken('proof', 'initiating', 'takeProof'), otherwise(rejected)],
      onError: unexpected(rejected),
    }),
    initiating: busy({
      src: 'initiateAuth',
      input: ({ context: { attempt } }) => ({ attempt }),
      onDone: [onDeviceUnknown('forgettingDevice'), ...replies()],
      onError: unexpected(rejected),
    }),
    forgettingDevice: forgetDevice('deciding'),
  },
});

export const signIn = auth.createStateConfig({
  tags: ['signedOut'],
  initial: 'identifying',
  on: { 'signIn.cancel': { target: '#signedOut.clean', actions: 'forgetAll' }, 'tab.signedIn': takeUp },
  states: {
    identifying: {
      ...page('signIn', form({ 'signIn.submit': start('#starting') })),
      id: 'identifying',
      entry: ['dropSecrets', 'emitDiscarded'],
      on: otherWays,
    },
    starting,
    challenge,
    lapsed: {
      id: 'lapsed',
      meta: { view: 'lapsed' },
      entry: ['dropSecrets', 'emitDiscarded'],
      on: { 'signIn.restart': '#identifying' },
    },
  },
});
