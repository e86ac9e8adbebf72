/**
 * The refresh token was refused: ends the session, or asks the person to sign in again, as configured.
 *
 * @module
 */
import type { StateConfig } from './setup.ts';
import { end, takeUp } from './starts.ts';

export const expired: StateConfig = {
  id: 'expired',
  tags: ['stale'],
  entry: 'emitExpired',
  initial: 'deciding',
  on: {
    'signIn.start': { target: '#identifying', actions: 'recallUser' },
    'signOut.request': end('signOut'),
    'tab.signedOut': end('elsewhere'),
    'tab.signedIn': takeUp,
    'tab.refreshed': {
      target: '#signedIn',
      actions: { type: 'renewSession', params: ({ event }) => event },
    },
  },
  states: {
    deciding: {
      tags: ['transient'],
      always: [{ guard: 'signsOutOnExpiry', ...end('expired') }, { target: 'asking' }],
    },
    asking: { tags: ['error'], meta: { view: 'expired' } },
  },
};
