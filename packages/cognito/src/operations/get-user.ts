import type { BareClient, RequestOptions } from '../client-types.ts';
import { TOKEN } from '../exception-groups.ts';
import type { AccessTokenMember, Attribute, MfaSetting, Open } from '../model.ts';
import { isErrorOf, type OperationError } from '../operation.ts';

const operation = {
  name: 'GetUser',
  required: 'accessToken',
  exceptions: TOKEN,
  repeatable: true,
} as const;

export type GetUserInput = AccessTokenMember;

export interface GetUserOutput {
  /** The real user name: what SECRET_HASH on refresh and device records go by. */
  readonly username: string;
  readonly userAttributes: readonly Attribute[];
  readonly preferredMfaSetting?: Open<MfaSetting>;
  readonly userMfaSettingList?: readonly Open<MfaSetting>[];
  /** Superseded by `userMfaSettingList`. */
  readonly mfaOptions?: readonly { readonly deliveryMedium?: string; readonly attributeName?: string }[];
}

export type GetUserError = OperationError<typeof operation>;

/**
 * Describes the signed-in user.
 * Source: Cognito API reference, GetUser.
 * @throws GetUserError
 */
export function getUser(
  client: BareClient,
  input: GetUserInput,
  options?: RequestOptions,
): Promise<GetUserOutput> {
  return client.call(operation, input, options);
}

export const isGetUserError = (error: unknown): error is GetUserError => isErrorOf(operation, error);
