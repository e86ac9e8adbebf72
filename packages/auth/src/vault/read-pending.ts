/**
 * Checks a pending sign-in from a storage, or from a string that anybody may have made: no part is used before all of it is
 * valid.
 *
 * @module
 */
import { isFlag, isNull, isNumber, isTexts, listOf, nullable, oneOf, shaped, textUpTo } from '../checks.ts';
import { FACTORS, FLOWS, REMEMBER } from '../model.ts';
import { seal } from '../sealed.ts';
import type { BarePendingSignIn, PendingSignIn } from './pending-sign-in.ts';

/** Characters: names, attributes and URLs are far shorter, and Cognito's Session has fewer than 2048. */
const isWord = textUpTo(256);

const isDelivery = nullable(
  shaped({ medium: nullable(oneOf(['SMS', 'EMAIL'] as const)), destination: nullable(isWord) }),
);

export const isBare = shaped({
  attempt: shaped({
    username: isWord,
    flow: oneOf(FLOWS),
    factor: nullable(oneOf(FACTORS)),
    password: isNull,
    proof: isNull,
    autofill: isFlag,
    knownDevice: isFlag,
    round: isNumber,
    remember: oneOf(REMEMBER),
    clientMetadata: nullable(isTexts),
  }),
  awaits: nullable(shaped({ of: oneOf(['signUp', 'reset'] as const), delivery: isDelivery })),
  totp: nullable(shaped({ secret: isWord, uri: textUpTo(2048) })),
  challenge: nullable(
    shaped({
      name: isWord,
      session: isNull,
      proof: isNull,
      lapsesAt: isNumber,
      delivery: isDelivery,
      choices: listOf(isWord),
      requiredAttributes: listOf(isWord),
      attributes: isTexts,
      prompt: isTexts,
    }),
  ),
  session: nullable(textUpTo(2048)),
  parameters: isTexts,
});

/** Returns null if it is not valid. */
export function readPending(value: unknown): PendingSignIn | null {
  if (!isBare(value)) return null;
  const { attempt, challenge, awaits, totp, session, parameters }: BarePendingSignIn = value;
  return {
    attempt,
    awaits,
    totp: totp && seal(totp, 'forPage'),
    challenge: challenge && {
      ...challenge,
      session: session === null ? null : seal(session, 'session'),
      parameters: seal(parameters, 'parameters'),
    },
  };
}
