/**
 * The end of a session. What is stored here is cleared whatever the server says; what failed stays to be told.
 *
 * @module
 */
import type { StateConfig } from './setup.ts';
import { onFault, onUnexpected } from './shapes.ts';

export const signingOut: StateConfig = {
  id: 'signingOut',
  tags: ['busy'],
  meta: { view: 'signingOut' },
  initial: 'revoking',
  states: {
    revoking: {
      entry: 'clearFault',
      invoke: {
        src: 'revokeTokens',
        input: ({ context: { scope } }) => ({ scope }),
        onDone: [onFault('fault', 'clearing'), { target: 'clearing' }],
        onError: onUnexpected('clearing'),
      },
      after: { revokingTimeout: onUnexpected('clearing', 'revoke-timeout') },
    },
    clearing: {
      invoke: {
        src: 'clearSession',
        input: ({ context: { reason } }) => ({ reason }),
        onDone: '#signedOut',
        onError: onUnexpected('#signedOut'),
      },
      after: { clearingTimeout: onUnexpected('#signedOut', 'clear-timeout') },
      exit: ['emitEnded', 'forgetSession'],
    },
  },
};
