/**
 * A user is signed in: the tokens, the device, the network and the other tabs, side by side.
 *
 * @module
 */
import { watch } from './actors.ts';
import type { TabRole } from './context.ts';
import { device } from './device.ts';
import { session } from './session.ts';
import type { StateConfig } from './setup.ts';
import { endSession, requestSignOut } from './shapes.ts';

const connection: StateConfig = {
  initial: 'online',
  states: {
    online: { on: { 'connection.offline': 'offline' } },
    offline: { tags: ['offline'], on: { 'connection.online': 'online' } },
  },
};

const becomes = (tab: TabRole) => ({ target: tab, actions: { type: 'setTab' as const, params: { tab } } });

const is = (tab: TabRole) => ({ guard: { type: 'tabIs' as const, params: { tab } }, target: tab });

const tabs: StateConfig = {
  initial: 'deciding',
  states: {
    deciding: {
      tags: ['transient'],
      always: [is('leading'), is('following'), { target: 'alone' }],
    },
    alone: {},
    following: { on: { 'tab.leading': becomes('leading') } },
    leading: { on: { 'tab.following': becomes('following') } },
  },
};

const readAnew = { target: '#initialising', actions: 'forgetAll' as const };

export const signedIn: StateConfig = {
  id: 'signedIn',
  tags: ['signedIn'],
  meta: { view: 'home' },
  entry: 'emitStarted',
  type: 'parallel',
  invoke: [watch('watchConnection'), watch('watchClock')],
  on: {
    'signOut.request': requestSignOut,
    'tab.signedOut': endSession('elsewhere'),
    'tab.expired': {
      target: '#expired',
      actions: { type: 'setFault', params: { kind: 'credentials', code: 'expired-elsewhere' } },
    },
    'session.deleted': endSession('deleted'),
    'tab.signedIn': {
      ...readAnew,
      guard: { type: 'isOtherUser', params: ({ event }) => event },
    },
    'storage.changed': readAnew,
  },
  states: { session, device, connection, tabs },
};
