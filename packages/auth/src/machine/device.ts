/**
 * This browser as a device of the user. A region of its own: if anything fails here, the person stays signed in.
 *
 * @module
 */
import type { DeviceStanding, DeviceStatus } from '../model.ts';
import type { Ports } from './ports.ts';
import type { On, StateConfig } from './setup.ts';
import { onReplies, onReply } from './shapes.ts';

/** The standing is read again after another tab has changed it. */
const changedElsewhere: On = { 'tab.deviceChanged': 'confirming' };

/** A settled state of the device; where the person can change it, as it is or as it was before a change that failed. */
const settled = (device: DeviceStanding & DeviceStatus, handlers?: On): StateConfig => ({
  meta: { device },
  entry: { type: 'setDevice', params: { device } },
  on: { ...changedElsewhere, ...handlers },
  ...(handlers && { initial: 'clean', states: { clean: {}, rejected: { tags: ['error'] } } }),
});

const updating = (
  device: DeviceStatus,
  to: Ports['updateDevice'][0]['to'],
  done: string,
  failed: string,
): StateConfig => ({
  tags: ['background'],
  meta: { device },
  invoke: {
    src: 'updateDevice',
    input: ({ context: { session } }) => ({ username: session?.username ?? '', to }),
    ...onReplies([onReply('done', done)], failed),
  },
});

const standing = (device: DeviceStanding, target: string) => ({
  guard: { type: 'deviceIs' as const, params: { device } },
  target,
});

/** A device that was only looked at again is as it was. */
const failed = [standing('new', 'unconfirmed'), { target: 'deciding' }];

/** Events after which a failed confirmation may succeed. */
const confirmAgain: On = {
  ...changedElsewhere,
  'device.retry': 'confirming',
  'connection.online': 'confirming',
  'clock.wake': 'confirming',
};

export const device: StateConfig = {
  initial: 'deciding',
  on: {
    'device.forgotten': '.none',
    'session.replaced': {
      target: '.deciding',
      actions: { type: 'setDevice', params: ({ event }) => event },
    },
  },
  states: {
    deciding: {
      tags: ['transient'],
      always: [
        standing('new', 'confirming'),
        standing('undecided', 'undecided'),
        standing('remembered', 'remembered'),
        standing('declined', 'declined'),
        { target: 'none' },
      ],
    },
    none: settled('none'),
    confirming: {
      tags: ['background'],
      meta: { device: 'confirming' },
      invoke: {
        src: 'confirmDevice',
        input: ({ context: { session } }) => ({ username: session?.username ?? '' }),
        onDone: [
          onReply('remembered', 'remembered'),
          onReply('undecided', 'undecided'),
          onReply('declined', 'declined'),
          onReply('none', 'none'),
          onReply('network', 'waiting'),
          onReply('throttled', 'waiting'),
          onReply('server', 'waiting'),
          ...failed,
        ],
        onError: failed,
      },
    },
    /** Cognito could not be reached, or had an outage: no refresh is possible until the device is confirmed. */
    waiting: {
      tags: ['background'],
      meta: { device: 'confirming' },
      entry: 'countDeviceFailure',
      after: { confirmAgain: 'confirming' },
      on: confirmAgain,
    },
    unconfirmed: { meta: { device: 'unconfirmed' }, on: confirmAgain },
    undecided: {
      ...settled('undecided', { 'device.remember': 'remembering', 'device.decline': 'declining' }),
      tags: ['prompt'],
    },
    remembering: updating('remembering', 'remembered', 'remembered', 'rejecting'),
    remembered: settled('remembered', { 'device.forget': 'forgetting' }),
    /** A failure here does no harm: the pool does not remember a device unless told to. */
    declining: updating('declined', 'notRemembered', 'declined', 'declined'),
    declined: settled('declined', { 'device.remember': 'remembering', 'device.forget': 'forgetting' }),
    forgetting: updating('forgetting', 'forgotten', 'none', 'rejecting'),
    rejecting: {
      tags: ['transient'],
      always: [
        standing('undecided', 'undecided.rejected'),
        standing('remembered', 'remembered.rejected'),
        { target: 'declined.rejected' },
      ],
    },
  },
};
