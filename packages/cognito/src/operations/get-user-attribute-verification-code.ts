import type { BareClient, RequestOptions } from '../client-types.ts';
import { SENDING, TOKEN, TRIGGER } from '../exception-groups.ts';
import type { AccessTokenMember, CodeDeliveryDetails, StringMap } from '../model.ts';
import { isErrorOf, type OperationError } from '../operation.ts';

const operation = {
  name: 'GetUserAttributeVerificationCode',
  required: 'accessToken attributeName',
  exceptions: `${TOKEN} ${SENDING} ${TRIGGER} CodeDeliveryFailure LimitExceeded`,
  // A second execution sends a second message and counts against the limit.
  repeatable: false,
} as const;

export interface GetUserAttributeVerificationCodeInput extends AccessTokenMember {
  readonly attributeName: string;
  readonly clientMetadata?: StringMap | undefined;
}

export interface GetUserAttributeVerificationCodeOutput {
  readonly codeDeliveryDetails?: CodeDeliveryDetails;
}

export type GetUserAttributeVerificationCodeError = OperationError<typeof operation>;

/**
 * Sends a code to verify `email` or `phone_number`, five times an hour at most.
 * Source: Cognito API reference, GetUserAttributeVerificationCode.
 * @throws GetUserAttributeVerificationCodeError
 */
export function getUserAttributeVerificationCode(
  client: BareClient,
  input: GetUserAttributeVerificationCodeInput,
  options?: RequestOptions,
): Promise<GetUserAttributeVerificationCodeOutput> {
  return client.call(operation, input, options);
}

export const isGetUserAttributeVerificationCodeError = (
  error: unknown,
): error is GetUserAttributeVerificationCodeError => isErrorOf(operation, error);
