import type { BareClient, RequestOptions } from '../client-types.ts';
import { TOKEN } from '../exception-groups.ts';
import type { AccessTokenMember, MfaSetting, Open } from '../model.ts';
import { isErrorOf, type OperationError } from '../operation.ts';

const operation = {
  name: 'GetUserAuthFactors',
  required: 'accessToken',
  exceptions: TOKEN,
  repeatable: true,
} as const;

export type GetUserAuthFactorsInput = AccessTokenMember;

export interface GetUserAuthFactorsOutput {
  readonly username: string;
  readonly preferredMfaSetting?: Open<MfaSetting>;
  readonly userMfaSettingList?: readonly Open<MfaSetting>[];
  readonly configuredUserAuthFactors?: readonly Open<
    'PASSWORD' | 'EMAIL_OTP' | 'SMS_OTP' | 'WEB_AUTHN' | 'SOFTWARE_TOKEN'
  >[];
}

export type GetUserAuthFactorsError = OperationError<typeof operation>;

/**
 * Lists the first and second factors that the signed-in user has set up.
 * Source: Cognito API reference, GetUserAuthFactors.
 * @throws GetUserAuthFactorsError
 */
export function getUserAuthFactors(
  client: BareClient,
  input: GetUserAuthFactorsInput,
  options?: RequestOptions,
): Promise<GetUserAuthFactorsOutput> {
  return client.call(operation, input, options);
}

export const isGetUserAuthFactorsError = (error: unknown): error is GetUserAuthFactorsError =>
  isErrorOf(operation, error);
