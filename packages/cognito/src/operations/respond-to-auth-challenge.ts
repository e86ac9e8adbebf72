import type { BareClient, RequestOptions } from '../client-types.ts';
import { SENDING, TRIGGER } from '../exception-groups.ts';
import type { AuthenticationStep, ChallengeName, ContextMembers } from '../model.ts';
import { isErrorOf, type OperationError } from '../operation.ts';

const operation = {
  name: 'RespondToAuthChallenge',
  required: 'challengeName',
  exceptions: `${SENDING} ${TRIGGER} AliasExists CodeMismatch ExpiredCode InvalidPassword InvalidUserPoolConfiguration MFAMethodNotFound NotAuthorized PasswordHistoryPolicyViolation PasswordResetRequired ResourceNotFound SoftwareTokenMFANotFound TooManyRequests UserNotConfirmed UserNotFound`,
  secret: 'challengeResponses',
  // The Session is spent by the first execution: a repeat would hide the lost answer behind "Invalid session for the user".
  repeatable: false,
} as const;

export interface RespondToAuthChallengeInput extends ContextMembers {
  readonly clientId?: string | undefined;
  readonly challengeName: ChallengeName;
  /** The newest one; absent when the challenge came without. */
  readonly session?: string | undefined;
  /** USERNAME always, DEVICE_KEY when one is held, and the challenge's own answers. */
  readonly challengeResponses?: Readonly<Record<string, string | undefined>> | undefined;
}

export type RespondToAuthChallengeOutput = AuthenticationStep;
export type RespondToAuthChallengeError = OperationError<typeof operation>;

/**
 * Answers a challenge. A lost answer is not repeated, as the Session is single use; throttling and server faults are.
 * Source: Cognito API reference, RespondToAuthChallenge.
 * @throws RespondToAuthChallengeError
 */
export function respondToAuthChallenge(
  client: BareClient,
  input: RespondToAuthChallengeInput,
  options?: RequestOptions,
): Promise<RespondToAuthChallengeOutput> {
  return client.call(operation, input, options);
}

export const isRespondToAuthChallengeError = (error: unknown): error is RespondToAuthChallengeError =>
  isErrorOf(operation, error);
