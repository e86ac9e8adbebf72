/**
 * The end of a session. What is stored here is cleared whatever the server says; what failed stays to be told.
 *
 * @module
 */
import { refused, unexpected } from './replies.ts';
import type { StateConfig } from './setup.ts';

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
        onDone: [refused('fault', 'clearing'), { target: 'clearing' }],
        onError: unexpected('clearing'),
      },
      after: { revokingTimeout: unexpected('clearing', 'revoke-timeout') },
    },
    clearing: {
      invoke: {
        src: 'clearSession',
        input: ({ context: { reason } }) => ({ reason }),
        onDone: '#signedOut',
        onError: unexpected('#signedOut'),
      },
      after: { clearingTimeout: unexpected('#signedOut', 'clear-timeout') },
      exit: ['emitEnded', 'forgetAll'],
    },
  },
};
