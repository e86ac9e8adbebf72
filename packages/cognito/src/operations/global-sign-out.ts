import { ACCOUNT } from '../exception-groups.ts';
import type { AccessTokenMember, EmptyOutput } from '../model.ts';
import type { Operation } from '../operation.ts';
import { type OperationFunction, operationFunction } from '../operation-function.ts';

const operation = {
  name: 'GlobalSignOut',
  required: ['accessToken'],
  exceptions: [ACCOUNT, 'TooManyRequestsException'],
  // After a first execution the repeat answers NotAuthorizedException: signed out, which is what was asked for.
  repeatable: true,
} as const satisfies Operation<GlobalSignOutInput>;

export type GlobalSignOutInput = AccessTokenMember;
export type GlobalSignOutOutput = EmptyOutput;

/**
 * Ends all of the user's refresh and access tokens. Tokens out in the world still verify offline until they expire. A lost
 * answer is repeated, so NotAuthorizedException (`Access Token has been revoked`) may mean that it worked.
 * Source: Cognito API reference, GlobalSignOut.
 * @throws ErrorOf<typeof globalSignOut>
 */
export const globalSignOut: OperationFunction<typeof operation, GlobalSignOutInput, GlobalSignOutOutput> =
  /*#__PURE__*/ operationFunction(operation);
