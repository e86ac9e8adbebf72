import { TOKEN } from '../exception-groups.ts';
import type { AccessTokenMember, EmptyOutput, Open } from '../model.ts';
import type { Operation } from '../operation.ts';
import { type OperationFunction, operationFunction } from '../operation-function.ts';

const operation = {
  name: 'RevokeUserSession',
  required: ['accessToken', 'sessionId'],
  exceptions: [TOKEN],
  // A second execution may throw ResourceNotFoundException.
  repeatable: false,
} as const satisfies Operation<RevokeUserSessionInput>;

export interface RevokeUserSessionInput extends AccessTokenMember {
  /** From ListUserSessions; not the caller's own session. */
  readonly sessionId: string;
  /**
   * LINKED also ends the managed-login session that a token session began with, or all token sessions of a managed-login
   * session.
   */
  readonly revokeAssociatedSessions?: Open<'NONE' | 'LINKED'> | undefined;
}

/**
 * Ends another session of the user. Linked sessions end within seconds.
 * Source: Cognito API reference, RevokeUserSession.
 * @throws ErrorOf<typeof revokeUserSession>
 */
export const revokeUserSession: OperationFunction<typeof operation, RevokeUserSessionInput, EmptyOutput> =
  /*#__PURE__*/ operationFunction(operation);
