import { ACCOUNT } from '../exception-groups.ts';
import type { AccessTokenMember, EmptyOutput } from '../model.ts';
import type { Operation } from '../operation.ts';
import { type OperationFunction, operationFunction } from '../operation-function.ts';

const operation = {
  name: 'GlobalSignOut',
  required: ['accessToken'],
  exceptions: [ACCOUNT, 'TooManyRequestsException'],
  // After a first execution the repeat throws NotAuthorizedException: the user is signed out, as intended.
  repeatable: true,
} as const satisfies Operation<AccessTokenMember>;

/**
 * Ends all of the user's refresh and access tokens. Issued tokens still verify offline until they expire. If the response
 * is lost, the request is repeated, so NotAuthorizedException (`Access Token has been revoked`) may mean that it worked.
 * Source: Cognito API reference, GlobalSignOut.
 * @throws ErrorOf<typeof globalSignOut>
 */
export const globalSignOut: OperationFunction<typeof operation, AccessTokenMember, EmptyOutput> =
  /*#__PURE__*/ operationFunction(operation);
