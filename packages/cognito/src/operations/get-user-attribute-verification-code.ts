import { SENDING, TOKEN, TRIGGER } from '../exception-groups.ts';
import type { AccessTokenMember, CodeDeliveryDetails, StringMap } from '../model.ts';
import type { Operation } from '../operation.ts';
import { type OperationFunction, operationFunction } from '../operation-function.ts';

const operation = {
  name: 'GetUserAttributeVerificationCode',
  required: ['accessToken', 'attributeName'],
  exceptions: [TOKEN, SENDING, TRIGGER, 'CodeDeliveryFailureException', 'LimitExceededException'],
  // A second execution sends a second message and counts against the limit.
  repeatable: false,
} as const satisfies Operation<GetUserAttributeVerificationCodeInput>;

export interface GetUserAttributeVerificationCodeInput extends AccessTokenMember {
  readonly attributeName: string;
  readonly clientMetadata?: StringMap | undefined;
}

export interface GetUserAttributeVerificationCodeOutput {
  readonly codeDeliveryDetails?: CodeDeliveryDetails;
}

/**
 * Sends a code to verify `email` or `phone_number`, at most five times an hour. Source: Cognito API reference,
 * GetUserAttributeVerificationCode.
 * @throws ErrorOf<typeof getUserAttributeVerificationCode>
 */
export const getUserAttributeVerificationCode: OperationFunction<
  typeof operation,
  GetUserAttributeVerificationCodeInput,
  GetUserAttributeVerificationCodeOutput
> = /*#__PURE__*/ operationFunction(operation);
