/**
 * A user is signed in: the tokens, the device, the network and the other tabs, side by side.
 *
 * @module
 */
import type { TabRole } from './context.ts';
import { device } from './device.ts';
import { session } from './session.ts';
import type { StateConfig } from './setup.ts';
import { watch } from './shapes.ts';
import { end, signOut, takeUp } from './starts.ts';

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

export const signedIn: StateConfig = {
  id: 'signedIn',
  tags: ['signedIn'],
  meta: { view: 'home' },
  entry: 'emitStarted',
  type: 'parallel',
  invoke: [watch('watchConnection'), watch('watchClock')],
  on: {
    'signOut.request': signOut,
    'tab.signedOut': end('elsewhere'),
    'tab.signedIn': {
      ...takeUp,
      guard: { type: 'isOtherUser', params: ({ event }) => event },
    },
  },
  states: { session, device, connection, tabs },
};
