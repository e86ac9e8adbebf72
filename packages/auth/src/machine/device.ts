/**
 * This browser as a device of the user. A region of its own: whatever fails here, the person stays signed in.
 *
 * @module
 */
import type { DeviceStanding, DeviceStatus } from '../model.ts';
import type { Ports } from './ports.ts';
import type { On, StateConfig } from './setup.ts';
import { onReply } from './shapes.ts';

/** Where the device has come to; `deciding` leads back here after a change that failed. */
const settled = (device: DeviceStanding & DeviceStatus, handlers: On = {}): StateConfig => ({
  meta: { device },
  entry: { type: 'setDevice', params: { device } },
  on: handlers,
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
    onDone: [onReply('done', done), { target: failed }],
    onError: failed,
  },
});

const standing = (device: DeviceStanding, target: string) => ({
  guard: { type: 'deviceIs' as const, params: { device } },
  target,
});

/** What may have changed something for a confirmation that failed. */
const confirmAgain: On = {
  'device.retry': 'confirming',
  'connection.online': 'confirming',
  'clock.wake': 'confirming',
};

export const device: StateConfig = {
  initial: 'deciding',
  on: { 'device.forgotten': '.none' },
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
          { target: 'unconfirmed' },
        ],
        onError: 'unconfirmed',
      },
    },
    /** Cognito was not reached, or not well: until the device is confirmed, no refresh can be made. */
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
    remembering: updating('remembering', 'remembered', 'remembered', 'deciding'),
    remembered: settled('remembered', { 'device.forget': 'forgetting' }),
    /** Nothing is lost when it fails: the pool does not remember a device it was not told to. */
    declining: updating('declined', 'notRemembered', 'declined', 'declined'),
    declined: settled('declined', { 'device.remember': 'remembering', 'device.forget': 'forgetting' }),
    forgetting: updating('forgetting', 'forgotten', 'none', 'deciding'),
  },
};
