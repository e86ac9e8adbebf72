import { TOKEN } from '../exception-groups.ts';
import type { AccessTokenMember, Open } from '../model.ts';
import type { Operation } from '../operation.ts';
import { type OperationFunction, operationFunction } from '../operation-function.ts';

const operation = {
  name: 'ListUserSessions',
  required: ['accessToken'],
  exceptions: [TOKEN],
  repeatable: true,
} as const satisfies Operation<ListUserSessionsInput>;

export interface ListUserSessionsInput extends AccessTokenMember {
  readonly nextToken?: string | undefined;
}

/** A token session (one refresh token and its descendants), or a managed-login (SSO) session. */
export interface UserSession {
  /** 28 characters: `tkn...` or `sso...`. */
  readonly sessionId?: string;
  readonly sessionType?: Open<'TOKEN' | 'SSO'>;
  readonly clientId?: string;
  readonly createDate?: Date;
  readonly lastActiveDate?: Date;
  /** Derived from the user agent by Cognito. */
  readonly deviceType?: string;
  readonly lastIpAddress?: string;
  /** Looked up from the IP address by Cognito. */
  readonly lastLocation?: { readonly city?: string; readonly country?: string };
  /** The session that this one began with. */
  readonly originSessionId?: string;
  /** Whether the access token belongs to this session. */
  readonly isCurrentSession?: boolean;
}

export interface ListUserSessionsOutput {
  readonly sessions?: readonly UserSession[];
  /** Absent on the last page. */
  readonly nextToken?: string;
}

/**
 * Lists the active sessions of the user, in pools with session tracking.
 * Source: Cognito API reference, ListUserSessions.
 * @throws ErrorOf<typeof listUserSessions>
 */
export const listUserSessions: OperationFunction<
  typeof operation,
  ListUserSessionsInput,
  ListUserSessionsOutput
> = /*#__PURE__*/ operationFunction(operation);
