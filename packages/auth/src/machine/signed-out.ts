/**
 * Nobody is signed in, and no form is open; `notified` says how the last session ended, if not as asked.
 *
 * @module
 */
import type { StateConfig } from './setup.ts';
import { start, takeUp } from './starts.ts';

export const signedOut: StateConfig = {
  id: 'signedOut',
  tags: ['signedOut'],
  meta: { view: 'signedOut' },
  initial: 'deciding',
  on: {
    'signIn.start': '#identifying',
    'signIn.submit': start('#starting'),
    'signUp.start': '#signUp',
    'signUp.submit': start('#signUp.submitting'),
    'reset.start': '#resetPassword',
    'tab.signedIn': takeUp,
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
