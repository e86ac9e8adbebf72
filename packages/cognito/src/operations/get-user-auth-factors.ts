import { TOKEN } from '../exception-groups.ts';
import type { AccessTokenMember, MfaSetting, Open } from '../model.ts';
import type { Operation } from '../operation.ts';
import { type OperationFunction, operationFunction } from '../operation-function.ts';

const operation = {
  name: 'GetUserAuthFactors',
  required: ['accessToken'],
  exceptions: [TOKEN],
  repeatable: true,
} as const satisfies Operation<AccessTokenMember>;

export interface GetUserAuthFactorsOutput {
  readonly username: string;
  readonly preferredMfaSetting?: Open<MfaSetting>;
  readonly userMfaSettingList?: readonly Open<MfaSetting>[];
  readonly configuredUserAuthFactors?: readonly Open<
    'PASSWORD' | 'EMAIL_OTP' | 'SMS_OTP' | 'WEB_AUTHN' | 'SOFTWARE_TOKEN'
  >[];
}

/**
 * Lists the first and second factors that the signed-in user has set up.
 * Source: Cognito API reference, GetUserAuthFactors.
 * @throws ErrorOf<typeof getUserAuthFactors>
 */
export const getUserAuthFactors: OperationFunction<
  typeof operation,
  AccessTokenMember,
  GetUserAuthFactorsOutput
> = /*#__PURE__*/ operationFunction(operation);
