/**
 * Nobody is signed in, and no form is open; `notified` shows how the last session ended, if it did not end as requested.
 *
 * @module
 */
import type { StateConfig } from './setup.ts';
import { accountLinks, readStored, startAttempt } from './shapes.ts';

export const signedOut: StateConfig = {
  id: 'signedOut',
  tags: ['signedOut'],
  meta: { view: 'signedOut' },
  entry: 'forgetSession',
  exit: 'clearNotice',
  initial: 'deciding',
  on: {
    ...accountLinks,
    'signIn.submit': startAttempt('#starting'),
    'signUp.submit': startAttempt('#signUp.submitting'),
    'tab.signedIn': readStored,
    'storage.changed': readStored,
  },
  states: {
    deciding: {
      tags: ['transient'],
      always: [{ guard: 'hasFault', target: 'notified' }, { target: 'clean' }],
    },
    clean: { entry: 'clearFault' },
    notified: { tags: ['error'] },
  },
};
