import { TRIGGER } from '../exception-groups.ts';
import type { AppClientMembers, ContextMembers } from '../model.ts';
import type { Operation } from '../operation.ts';
import { type OperationFunction, operationFunction } from '../operation-function.ts';

const operation = {
  name: 'ConfirmSignUp',
  required: ['username', 'confirmationCode'],
  exceptions: [
    TRIGGER,
    'AliasExistsException',
    'CodeMismatchException',
    'ExpiredCodeException',
    'LimitExceededException',
    'NotAuthorizedException',
    'ResourceNotFoundException',
    'TooManyFailedAttemptsException',
    'TooManyRequestsException',
    'UserNotFoundException',
  ],
  secret: 'secretHash',
  // The code, and the Session if there is one, are single use.
  repeatable: false,
} as const satisfies Operation<ConfirmSignUpInput>;

export interface ConfirmSignUpInput extends AppClientMembers, ContextMembers {
  readonly username: string;
  readonly confirmationCode: string;
  /** Moves an email address or phone number that is another user's alias to this user. */
  readonly forceAliasCreation?: boolean | undefined;
  /** The Session of SignUp, to sign in afterwards without a password. */
  readonly session?: string | undefined;
}

export interface ConfirmSignUpOutput {
  readonly session?: string;
}

/**
 * Confirms a new account with the code that was sent. Wrong code: CodeMismatchException; too late: ExpiredCodeException.
 * Source: Cognito API reference, ConfirmSignUp.
 * @throws ErrorOf<typeof confirmSignUp>
 */
export const confirmSignUp: OperationFunction<typeof operation, ConfirmSignUpInput, ConfirmSignUpOutput> =
  /*#__PURE__*/ operationFunction(operation);
