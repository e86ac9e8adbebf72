/**
 * The start of a page: takes up the stored session, or the challenge that was open before a reload.
 *
 * @module
 */
import { ofOtherUser, otherwise, refused, taken, unexpected } from './replies.ts';
import type { StateConfig } from './setup.ts';
import { end, signOut } from './starts.ts';

export const initialising: StateConfig = {
  id: 'initialising',
  tags: ['busy'],
  meta: { view: 'splash' },
  initial: 'restoring',
  on: {
    'signOut.request': signOut,
    'tab.signedIn': '#initialising.restoring',
    'tab.signedOut': end('elsewhere'),
  },
  states: {
    restoring: {
      invoke: {
        src: 'restoreSession',
        input: {},
        onDone: [
          taken('fresh', '#signedIn', 'takeSession'),
          taken('stale', 'refreshing', 'takeSession'),
          taken('challenge', '#challenge', 'takeChallenge'),
          taken('restart', '#identifying', 'takeAttempt'),
          { target: '#signedOut' },
        ],
        onError: unexpected('#signedOut'),
      },
      after: { restoringTimeout: unexpected('#signedOut', 'restore-timeout') },
    },
    refreshing: {
      invoke: {
        src: 'refreshTokens',
        input: { force: false },
        onDone: [
          ofOtherUser,
          taken('session', '#signedIn', 'renewSession'),
          refused('credentials', '#expired'),
          otherwise('#signedIn'),
        ],
        onError: unexpected('#signedIn'),
      },
      on: {
        'tab.refreshed': {
          target: '#signedIn',
          actions: { type: 'renewSession', params: ({ event }) => event },
        },
      },
    },
  },
};
