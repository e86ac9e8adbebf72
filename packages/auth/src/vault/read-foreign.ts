import { usernameIn } from '../username-in.ts';
import type { PendingSignIn } from './pending-sign-in.ts';
import { isBare, readPending } from './read-pending.ts';

/** The longest time a challenge can wait: the maximum AuthSessionValidity of an app client. Milliseconds. */
const LONGEST_WAIT = 15 * 60_000;

/** Names of challenges, factors and attributes, as Cognito has them: no sentence and no address that a page would show. */
const NAME = /^[^\s/<>]{1,64}$/u;
/** Where a code went, as Cognito masks it: `a***@e***`, `+*******1234`. */
const MASKED = /^(?=.*\*)[^\s/]+$/;

/** Challenges that the services answer without the person: they need secrets that no string contains. */
const SILENT = /^DEVICE_|_VERIFIER$/;

/**
 * Checks a pending sign-in that somebody else may have made: the username is taken from where the answer will go, and texts
 * that would be shown as the pool's own, or sent to its triggers, are removed. Null if no pool can have sent it.
 */
export function readForeign(value: unknown, now: number): PendingSignIn | null {
  const pending = readPending(value);
  if (!pending?.challenge || !isBare(value)) return null;
  const { attempt, challenge } = pending;
  const { name, choices, requiredAttributes, delivery, lapsesAt } = challenge;
  if (lapsesAt > now + LONGEST_WAIT || SILENT.test(name)) return null;
  if (![name, ...choices, ...requiredAttributes].every((shown) => NAME.test(shown))) return null;
  const isMasked = MASKED.test(delivery?.destination ?? '');
  return {
    attempt: {
      ...attempt,
      username: usernameIn(value.parameters) ?? attempt.username,
      autofill: false,
      clientMetadata: null,
    },
    challenge: {
      ...challenge,
      delivery: delivery && !isMasked ? { ...delivery, destination: null } : delivery,
      attributes: {},
      prompt: {},
    },
    awaits: null,
    totp: null,
  };
}
