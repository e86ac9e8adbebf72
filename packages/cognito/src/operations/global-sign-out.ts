import type { BareClient, RequestOptions } from '../client-types.ts';
import { ACCOUNT } from '../exception-groups.ts';
import type { AccessTokenMember, EmptyOutput } from '../model.ts';
import { isErrorOf, type OperationError } from '../operation.ts';

const operation = {
  name: 'GlobalSignOut',
  required: 'accessToken',
  exceptions: `${ACCOUNT} TooManyRequests`,
  // After a first execution the repeat answers NotAuthorizedException: signed out, which is what was asked for.
  repeatable: true,
} as const;

export type GlobalSignOutInput = AccessTokenMember;
export type GlobalSignOutOutput = EmptyOutput;
export type GlobalSignOutError = OperationError<typeof operation>;

/**
 * Ends all of the user's refresh and access tokens. Tokens out in the world still verify offline until they expire. A lost
 * answer is repeated, so NotAuthorizedException (`Access Token has been revoked`) may mean that it worked.
 * Source: Cognito API reference, GlobalSignOut.
 * @throws GlobalSignOutError
 */
export function globalSignOut(
  client: BareClient,
  input: GlobalSignOutInput,
  options?: RequestOptions,
): Promise<GlobalSignOutOutput> {
  return client.call(operation, input, options);
}

export const isGlobalSignOutError = (error: unknown): error is GlobalSignOutError =>
  isErrorOf(operation, error);
