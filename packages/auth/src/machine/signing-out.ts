/**
 * The end of a session: first clears what is stored here and informs the other tabs, with nothing slow before; then revokes
 * it at the server. Failures stay visible.
 *
 * @module
 */
import type { StateConfig } from './setup.ts';
import { note, onFault, onReply, onUnexpected, readStored, recordFault, setFault } from './shapes.ts';

const hereOnly = note('signedOutHereOnly');

/** Revokes what was cleared; `first` holds the transitions that only managed login has. */
export const revoke = (first: readonly ReturnType<typeof onReply<'takeRedirect'>>[] = []): StateConfig => ({
  invoke: {
    src: 'revokeTokens',
    input: ({ context: { scope } }) => ({ scope }),
    onDone: [
      ...first,
      { ...onReply('fault', '#signedOut'), actions: [recordFault, hereOnly] },
      { target: '#signedOut' },
    ],
    onError: onUnexpected('#signedOut'),
  },
  after: {
    revokingTimeout: { target: '#signedOut', actions: [hereOnly, setFault('revoke-timeout')] },
  },
});

export const signingOut: StateConfig = {
  id: 'signingOut',
  tags: ['busy'],
  meta: { view: 'signingOut' },
  initial: 'clearing',
  exit: ['emitEnded', 'rememberEnd', 'forgetSession'],
  on: {
    // Another tab has signed in meanwhile.
    'tab.signedIn': readStored,
    'storage.changed': readStored,
  },
  states: {
    clearing: {
      invoke: {
        src: 'clearSession',
        input: ({ context: { reason, scope } }) => ({ reason, scope }),
        onDone: [onFault('fault', 'deciding'), { target: 'deciding' }],
        onError: onUnexpected('deciding'),
      },
      after: { clearingTimeout: onUnexpected('deciding', 'clear-timeout') },
    },
    deciding: {
      tags: ['transient'],
      always: [{ guard: 'hasAskedToSignOut', target: 'revoking' }, { target: '#signedOut' }],
    },
    revoking: revoke(),
  },
};
