import type { BareClient, RequestOptions } from '../client-types.ts';
import { SENDING, TOKEN, TRIGGER } from '../exception-groups.ts';
import type { AccessTokenMember, Attribute, CodeDeliveryDetails, StringMap } from '../model.ts';
import { isErrorOf, type OperationError } from '../operation.ts';

const operation = {
  name: 'UpdateUserAttributes',
  required: 'accessToken userAttributes',
  exceptions: `${TOKEN} ${SENDING} ${TRIGGER} AliasExists CodeDeliveryFailure CodeMismatch ExpiredCode`,
  // A second execution may send a second code.
  repeatable: false,
} as const;

export interface UpdateUserAttributesInput extends AccessTokenMember {
  readonly userAttributes: readonly Attribute[];
  readonly clientMetadata?: StringMap | undefined;
}

export interface UpdateUserAttributesOutput {
  readonly codeDeliveryDetailsList?: readonly CodeDeliveryDetails[];
}

export type UpdateUserAttributesError = OperationError<typeof operation>;

/**
 * Changes attributes; a new e-mail address or phone number may first have to be verified with a code.
 * Source: Cognito API reference, UpdateUserAttributes.
 * @throws UpdateUserAttributesError
 */
export function updateUserAttributes(
  client: BareClient,
  input: UpdateUserAttributesInput,
  options?: RequestOptions,
): Promise<UpdateUserAttributesOutput> {
  return client.call(operation, input, options);
}

export const isUpdateUserAttributesError = (error: unknown): error is UpdateUserAttributesError =>
  isErrorOf(operation, error);
