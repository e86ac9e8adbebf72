/**
 * Transitions that several regions share: how a sign-in or a sign-up begins, how a session ends.
 *
 * @module
 */

import type { EndReason, SignOutScope } from '../model.ts';
import type { AttemptStart } from './actions.ts';
import type { On } from './setup.ts';

type Started = { event: AttemptStart };

/** Begins with what the form of a sign-in, a sign-up or a reset holds. */
export const start = (target: string) => ({
  target,
  actions: { type: 'startAttempt' as const, params: ({ event }: Started) => event },
});

export const signOut = {
  target: '#signingOut',
  actions: {
    type: 'rememberScope' as const,
    params: ({ event }: { event: { scope: SignOutScope } }) => ({ scope: event.scope }),
  },
};

/** Clears what is stored, with nothing left to revoke. */
export const end = (reason: EndReason) => ({
  target: '#signingOut.clearing',
  actions: { type: 'rememberReason' as const, params: { reason } },
});

/** Another tab signed in: this one takes its session up. */
export const takeUp = { target: '#initialising', actions: 'forgetAll' as const };

/** What leads out of everything that leads into a session. */
export const leaving = {
  'signIn.cancel': { target: '#signedOut.clean', actions: 'forgetAll' },
  'tab.signedIn': takeUp,
} satisfies On;
