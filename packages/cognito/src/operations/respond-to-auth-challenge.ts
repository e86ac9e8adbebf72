import { SENDING, TRIGGER } from '../exception-groups.ts';
import type { AuthenticationStep, ChallengeName, ContextMembers } from '../model.ts';
import type { Operation } from '../operation.ts';
import { type OperationFunction, operationFunction } from '../operation-function.ts';

const operation = {
  name: 'RespondToAuthChallenge',
  required: ['challengeName'],
  exceptions: [
    SENDING,
    TRIGGER,
    'AliasExistsException',
    'CodeMismatchException',
    'ExpiredCodeException',
    'InvalidPasswordException',
    'InvalidUserPoolConfigurationException',
    'MFAMethodNotFoundException',
    'NotAuthorizedException',
    'PasswordHistoryPolicyViolationException',
    'PasswordResetRequiredException',
    'ResourceNotFoundException',
    'SoftwareTokenMFANotFoundException',
    'TooManyRequestsException',
    'UserNotConfirmedException',
    'UserNotFoundException',
  ],
  secret: 'challengeResponses',
  // The first execution uses up the Session: a repeat would hide the lost response behind "Invalid session for the user".
  repeatable: false,
} as const satisfies Operation<RespondToAuthChallengeInput>;

export interface RespondToAuthChallengeInput extends ContextMembers {
  readonly clientId?: string | undefined;
  readonly challengeName: ChallengeName;
  /** The newest one; missing if the challenge had none. */
  readonly session?: string | undefined;
  /** USERNAME always, DEVICE_KEY if there is one, and the challenge's own members. */
  readonly challengeResponses?: Readonly<Record<string, string | undefined>> | undefined;
}

/**
 * Answers a challenge. The request is repeated after throttling and server faults, but not if its response is lost, because
 * the Session is single use. Source: Cognito API reference, RespondToAuthChallenge.
 * @throws ErrorOf<typeof respondToAuthChallenge>
 */
export const respondToAuthChallenge: OperationFunction<
  typeof operation,
  RespondToAuthChallengeInput,
  AuthenticationStep
> = /*#__PURE__*/ operationFunction(operation);
