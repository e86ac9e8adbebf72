import type { Challenge } from '../model.ts';
import { unseal } from '../sealed.ts';
import type { Cipher } from './cipher.ts';
import { encrypt } from './encrypt.ts';
import type { BarePendingSignIn, PendingSignIn } from './pending-sign-in.ts';

/** Encrypts a pending sign-in, without the password, which only exists in memory. */
export const writePending = (cipher: Cipher, label: string, pending: PendingSignIn) =>
  encrypt(cipher, label, bare(pending));

export const bare = ({ attempt, challenge, awaits, totp }: PendingSignIn): BarePendingSignIn => ({
  attempt: { ...attempt, password: null, proof: null },
  challenge: challenge && bareChallenge(challenge),
  awaits,
  totp: totp && unseal(totp),
  session: challenge?.session ? unseal(challenge.session) : null,
  parameters: challenge ? unseal(challenge.parameters) : {},
});

function bareChallenge(challenge: Challenge): BarePendingSignIn['challenge'] {
  const { name, lapsesAt, delivery, choices, attributes, requiredAttributes, prompt } = challenge;
  const shown = { delivery, choices, attributes, requiredAttributes, prompt };
  return { name, lapsesAt, ...shown, session: null, proof: null };
}
