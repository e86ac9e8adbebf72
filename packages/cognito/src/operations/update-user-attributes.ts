import { SENDING, TOKEN, TRIGGER } from '../exception-groups.ts';
import type { AccessTokenMember, Attribute, CodeDeliveryDetails, StringMap } from '../model.ts';
import type { Operation } from '../operation.ts';
import { type OperationFunction, operationFunction } from '../operation-function.ts';

const operation = {
  name: 'UpdateUserAttributes',
  required: ['accessToken', 'userAttributes'],
  exceptions: [
    TOKEN,
    SENDING,
    TRIGGER,
    'AliasExistsException',
    'CodeDeliveryFailureException',
    'CodeMismatchException',
    'ExpiredCodeException',
  ],
  // A second execution may send a second code.
  repeatable: false,
} as const satisfies Operation<UpdateUserAttributesInput>;

export interface UpdateUserAttributesInput extends AccessTokenMember {
  readonly userAttributes: readonly Attribute[];
  readonly clientMetadata?: StringMap | undefined;
}

export interface UpdateUserAttributesOutput {
  readonly codeDeliveryDetailsList?: readonly CodeDeliveryDetails[];
}

/**
 * Changes attributes; a new email address or phone number may first have to be verified with a code.
 * Source: Cognito API reference, UpdateUserAttributes.
 * @throws ErrorOf<typeof updateUserAttributes>
 */
export const updateUserAttributes: OperationFunction<
  typeof operation,
  UpdateUserAttributesInput,
  UpdateUserAttributesOutput
> = /*#__PURE__*/ operationFunction(operation);
