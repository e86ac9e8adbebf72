/**
 * The end of a session: first what is stored here is cleared, and the other tabs hear of it, with nothing slow before; then it
 * is revoked at the server. What failed stays to be told.
 *
 * @module
 */
import type { StateConfig } from './setup.ts';
import { note, onFault, onReply, onUnexpected, readStored, recordFault, setFault } from './shapes.ts';

const hereOnly = note('signedOutHereOnly');

/** What was cleared is revoked; `first` is where replies lead that come of managed login alone. */
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
    // Another tab has signed somebody in meanwhile.
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
