import { TOKEN } from '../exception-groups.ts';
import type { AccessTokenMember, EmptyOutput } from '../model.ts';
import type { Operation } from '../operation.ts';
import { type OperationFunction, operationFunction } from '../operation-function.ts';

const operation = {
  name: 'VerifyUserAttribute',
  required: ['accessToken', 'attributeName', 'code'],
  exceptions: [
    TOKEN,
    'AliasExistsException',
    'CodeMismatchException',
    'ExpiredCodeException',
    'LimitExceededException',
  ],
  // The code is single use.
  repeatable: false,
} as const satisfies Operation<VerifyUserAttributeInput>;

export interface VerifyUserAttributeInput extends AccessTokenMember {
  readonly attributeName: string;
  readonly code: string;
}

/**
 * Verifies `email` or `phone_number` with the code that was sent.
 * Source: Cognito API reference, VerifyUserAttribute.
 * @throws ErrorOf<typeof verifyUserAttribute>
 */
export const verifyUserAttribute: OperationFunction<typeof operation, VerifyUserAttributeInput, EmptyOutput> =
  /*#__PURE__*/ operationFunction(operation);
