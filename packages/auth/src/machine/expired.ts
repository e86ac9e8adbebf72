/**
 * The refresh token was refused: ends the session, or asks the person to sign in again, as configured.
 *
 * @module
 */
import type { StateConfig } from './setup.ts';
import { endSession, readStored } from './shapes.ts';

export const expired: StateConfig = {
  id: 'expired',
  tags: ['stale'],
  entry: 'emitExpired',
  initial: 'deciding',
  on: {
    'signIn.start': { target: '#identifying', actions: 'recallUser' },
    'signOut.request': endSession('signOut'),
    'tab.signedOut': endSession('elsewhere'),
    'session.deleted': endSession('deleted'),
    'tab.signedIn': readStored,
    'storage.changed': readStored,
    'tab.refreshed': {
      target: '#signedIn',
      actions: { type: 'renewSession', params: ({ event }) => event },
    },
  },
  states: {
    deciding: {
      tags: ['transient'],
      always: [{ guard: 'signsOutOnExpiry', ...endSession('expired') }, { target: 'asking' }],
    },
    asking: { tags: ['error'], meta: { view: 'expired' } },
  },
};
