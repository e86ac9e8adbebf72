import { TOKEN } from '../exception-groups.ts';
import type { AccessTokenMember, Attribute, MfaSetting, Open } from '../model.ts';
import type { Operation } from '../operation.ts';
import { type OperationFunction, operationFunction } from '../operation-function.ts';

const operation = {
  name: 'GetUser',
  required: ['accessToken'],
  exceptions: [TOKEN],
  repeatable: true,
} as const satisfies Operation<AccessTokenMember>;

export interface GetUserOutput {
  /** The username in the pool, used by SECRET_HASH on refresh and by device records. */
  readonly username: string;
  readonly userAttributes: readonly Attribute[];
  readonly preferredMfaSetting?: Open<MfaSetting>;
  readonly userMfaSettingList?: readonly Open<MfaSetting>[];
  /** Superseded by `userMfaSettingList`. */
  readonly mfaOptions?: readonly { readonly deliveryMedium?: string; readonly attributeName?: string }[];
}

/**
 * Describes the signed-in user.
 * Source: Cognito API reference, GetUser.
 * @throws ErrorOf<typeof getUser>
 */
export const getUser: OperationFunction<typeof operation, AccessTokenMember, GetUserOutput> =
  /*#__PURE__*/ operationFunction(operation);
