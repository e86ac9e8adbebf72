/**
 * The start of a page: takes up the stored session, or the challenge that was open before a reload.
 *
 * @module
 */
import type { StateConfig } from './setup.ts';
import {
  endSession,
  onFault,
  onOtherReply,
  onOtherUser,
  onReply,
  onUnexpected,
  requestSignOut,
} from './shapes.ts';

export const initialising: StateConfig = {
  id: 'initialising',
  tags: ['busy'],
  meta: { view: 'splash' },
  initial: 'restoring',
  on: {
    'signOut.request': requestSignOut,
    'tab.signedIn': '#initialising.restoring',
    'storage.changed': '#initialising.restoring',
    'tab.signedOut': endSession('elsewhere'),
    'session.deleted': endSession('deleted'),
  },
  states: {
    restoring: {
      invoke: {
        src: 'restoreSession',
        input: {},
        onDone: [
          onReply('fresh', '#signedIn', 'takeSession'),
          onReply('stale', 'refreshing', 'takeSession'),
          onReply('challenge', '#challenge', 'takeChallenge'),
          onReply('restart', '#identifying', 'takeAttempt'),
          { target: '#signedOut' },
        ],
        onError: onUnexpected('#signedOut'),
      },
      after: { restoringTimeout: onUnexpected('#signedOut', 'restore-timeout') },
    },
    refreshing: {
      invoke: {
        src: 'refreshTokens',
        input: { force: false },
        onDone: [
          onOtherUser,
          onReply('session', '#signedIn', 'renewSession'),
          onFault('credentials', '#expired'),
          onOtherReply('#signedIn'),
        ],
        onError: onUnexpected('#signedIn'),
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
