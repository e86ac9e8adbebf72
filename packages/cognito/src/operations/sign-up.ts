import { SENDING, TRIGGER } from '../exception-groups.ts';
import type { AppClientMembers, Attribute, CodeDeliveryDetails, ContextMembers } from '../model.ts';
import type { Operation } from '../operation.ts';
import { type OperationFunction, operationFunction } from '../operation-function.ts';

const operation = {
  name: 'SignUp',
  required: ['username'],
  exceptions: [
    SENDING,
    TRIGGER,
    'CodeDeliveryFailureException',
    'InvalidPasswordException',
    'LimitExceededException',
    'NotAuthorizedException',
    'ResourceNotFoundException',
    'TooManyRequestsException',
    'UsernameExistsException',
  ],
  secret: 'secretHash',
  // A second execution throws UsernameExistsException, as if another person had the name.
  repeatable: false,
} as const satisfies Operation<SignUpInput>;

export interface SignUpInput extends AppClientMembers, ContextMembers {
  /** 1..128 characters without spaces. */
  readonly username: string;
  /** At most 256 characters; absent for a passwordless account. */
  readonly password?: string | undefined;
  readonly userAttributes?: readonly Attribute[] | undefined;
  /** Passed to the pre sign-up trigger; not stored. */
  readonly validationData?: readonly Attribute[] | undefined;
}

export interface SignUpOutput {
  readonly userConfirmed: boolean;
  readonly userSub: string;
  readonly codeDeliveryDetails?: CodeDeliveryDetails;
  readonly session?: string;
}

/**
 * Registers a user. With a Session in the response, ConfirmSignUp and InitiateAuth USER_AUTH can continue to a first sign-in.
 * Source: Cognito API reference, SignUp.
 * @throws ErrorOf<typeof signUp>
 */
export const signUp: OperationFunction<typeof operation, SignUpInput, SignUpOutput> =
  /*#__PURE__*/ operationFunction(operation);
