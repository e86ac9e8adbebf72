import type { Challenge } from '../src/model.ts';
import { seal } from '../src/sealed.ts';
import type { PendingSignIn } from '../src/vault/pending-sign-in.ts';
import { attemptOf } from './services.ts';

/** A sign-in of ann that waits for an SMS code, with the secret of an authenticator app. */
export const pendingOf = (changes: Partial<Challenge> = {}): PendingSignIn => ({
  attempt: attemptOf('ann', 'swordfish'),
  challenge: {
    name: 'SMS_MFA',
    session: seal('a-session', 'session'),
    parameters: seal({ USERNAME: 'ann' }, 'parameters'),
    lapsesAt: 1,
    delivery: { medium: 'SMS', destination: '+*******0839' },
    choices: [],
    requiredAttributes: [],
    attributes: { name: 'Ann' },
    prompt: { hint: 'of the pool' },
    proof: null,
    ...changes,
  },
  awaits: null,
  totp: seal({ secret: 'totp', uri: 'otpauth://x' }, 'forPage'),
});
