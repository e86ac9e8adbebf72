import type { BareClient, RequestOptions } from '../client-types.ts';
import { SENDING, TRIGGER } from '../exception-groups.ts';
import type { AppClientMembers, Attribute, CodeDeliveryDetails, ContextMembers } from '../model.ts';
import { isErrorOf, type OperationError } from '../operation.ts';

const operation = {
  name: 'SignUp',
  required: 'username',
  exceptions: `${SENDING} ${TRIGGER} CodeDeliveryFailure InvalidPassword LimitExceeded NotAuthorized ResourceNotFound TooManyRequests UsernameExists`,
  secret: 'secretHash',
  // A second execution answers UsernameExistsException, which reads as if another person had the name.
  repeatable: false,
} as const;

export interface SignUpInput extends AppClientMembers, ContextMembers {
  /** 1..128 characters without spaces. */
  readonly username: string;
  /** At most 256 characters; absent for a passwordless account. */
  readonly password?: string | undefined;
  readonly userAttributes?: readonly Attribute[] | undefined;
  /** Handed to the pre sign-up trigger; not stored. */
  readonly validationData?: readonly Attribute[] | undefined;
}

export interface SignUpOutput {
  readonly userConfirmed: boolean;
  readonly userSub: string;
  readonly codeDeliveryDetails?: CodeDeliveryDetails;
  readonly session?: string;
}

export type SignUpError = OperationError<typeof operation>;

/**
 * Registers a user. With a Session in the answer, ConfirmSignUp and InitiateAuth USER_AUTH can continue to a first sign-in.
 * Source: Cognito API reference, SignUp.
 * @throws SignUpError
 */
export function signUp(
  client: BareClient,
  input: SignUpInput,
  options?: RequestOptions,
): Promise<SignUpOutput> {
  return client.call(operation, input, options);
}

export const isSignUpError = (error: unknown): error is SignUpError => isErrorOf(operation, error);
