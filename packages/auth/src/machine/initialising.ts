/**
 * The start of a page: restores the stored session, or the challenge that was open before a reload. It waits for the storage,
 * never for a server: a session with expired tokens is renewed in the background.
 *
 * @module
 */
import type { StateConfig } from './setup.ts';
import { endSession, onReply, onUnexpected, requestSignOut } from './shapes.ts';

/** Stored data decides; the last line is for none. */
export const restoring = {
  invoke: {
    src: 'restoreSession',
    input: {},
    onDone: [
      onReply('fresh', '#signedIn', 'takeSession'),
      onReply('stale', '#signedIn', 'takeSession'),
      onReply('challenge', '#challenge', 'takeChallenge'),
      onReply('signUpCode', '#signUp.confirming', 'takeAttempt'),
      onReply('resetCode', '#resetPassword.confirming', 'takeAttempt'),
      onReply('restart', '#identifying', 'takeAttempt'),
      { target: '#signedOut' },
    ],
    onError: onUnexpected('#signedOut'),
  },
  after: { restoringTimeout: onUnexpected('#signedOut', 'restore-timeout') },
} satisfies StateConfig;

export const initialising: StateConfig = {
  id: 'initialising',
  tags: ['busy'],
  meta: { view: 'splash' },
  initial: 'restoring',
  on: {
    'signOut.request': requestSignOut,
    'tab.signedIn': '#initialising.restoring',
    'tab.expired': '#initialising.restoring',
    'tab.refreshed': '#initialising.restoring',
    'storage.changed': '#initialising.restoring',
    'tab.signedOut': endSession('elsewhere'),
    'session.deleted': endSession('deleted'),
  },
  states: { restoring },
};
