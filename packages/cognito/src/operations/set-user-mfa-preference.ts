import type { BareClient, RequestOptions } from '../client-types.ts';
import { ACCOUNT } from '../exception-groups.ts';
import type { AccessTokenMember, EmptyOutput } from '../model.ts';
import { isErrorOf, type OperationError } from '../operation.ts';

const operation = {
  name: 'SetUserMFAPreference',
  required: 'accessToken',
  exceptions: `${ACCOUNT} UserNotFound`,
  repeatable: true,
} as const;

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

export type SetUserMfaPreferenceOutput = EmptyOutput;
export type SetUserMfaPreferenceError = OperationError<typeof operation>;

/**
 * Turns the user's MFA methods on or off and names the preferred one.
 * Source: Cognito API reference, SetUserMFAPreference.
 * @throws SetUserMfaPreferenceError
 */
export function setUserMfaPreference(
  client: BareClient,
  input: SetUserMfaPreferenceInput,
  options?: RequestOptions,
): Promise<SetUserMfaPreferenceOutput> {
  return client.call(operation, input, options);
}

export const isSetUserMfaPreferenceError = (error: unknown): error is SetUserMfaPreferenceError =>
  isErrorOf(operation, error);
