/**
 * The refresh token was refused: ends the session, or asks the person to sign in again, depending on the configuration. In
 * the second case the expired session stays in the context, and so does its page (`page` of the public state), until somebody
 * signs in or gives up.
 *
 * @module
 */
import type { StateConfig } from './setup.ts';
import { endSession, readStored, startAttempt } from './shapes.ts';

export const expired: StateConfig = {
  id: 'expired',
  tags: ['stale'],
  initial: 'deciding',
  on: {
    'signIn.start': { target: '#identifying', actions: 'recallUser' },
    'signIn.submit': startAttempt('#starting'),
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
      entry: 'emitExpired',
      always: [{ guard: 'signsOutOnExpiry', ...endSession('expired') }, { target: 'asking' }],
    },
    asking: { tags: ['error'], meta: { view: 'expired' } },
  },
};
