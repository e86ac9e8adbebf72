import { ACCOUNT } from '../exception-groups.ts';
import type { AccessTokenMember, EmptyOutput } from '../model.ts';
import type { Operation } from '../operation.ts';
import { type OperationFunction, operationFunction } from '../operation-function.ts';

const operation = {
  name: 'SetUserMFAPreference',
  required: ['accessToken'],
  exceptions: [ACCOUNT, 'UserNotFoundException'],
  repeatable: true,
} as const satisfies Operation<SetUserMfaPreferenceInput>;

export interface MfaPreference {
  readonly enabled?: boolean | undefined;
  readonly preferredMfa?: boolean | undefined;
}

export interface SetUserMfaPreferenceInput extends AccessTokenMember {
  readonly smsMfaSettings?: MfaPreference | undefined;
  readonly softwareTokenMfaSettings?: MfaPreference | undefined;
  readonly emailMfaSettings?: MfaPreference | undefined;
  readonly webAuthnMfaSettings?: { readonly enabled?: boolean | undefined } | undefined;
}

/**
 * Turns the user's MFA methods on or off and names the preferred one.
 * Source: Cognito API reference, SetUserMFAPreference.
 * @throws ErrorOf<typeof setUserMfaPreference>
 */
export const setUserMfaPreference: OperationFunction<
  typeof operation,
  SetUserMfaPreferenceInput,
  EmptyOutput
> = /*#__PURE__*/ operationFunction(operation);
