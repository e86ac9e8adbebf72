import * as v from 'valibot';
import { describeSessions, requireSessionTracking, revokeSession } from '../tokens/sessions.ts';
import { CognitoException } from '../wire/exception.ts';
import type { JsonObject } from '../wire/json.ts';
import * as member from '../wire/members.ts';
import { page } from '../wire/page.ts';
import { adminOperation, type Operations, operation, userOperation } from './operation.ts';

const nextToken = { NextToken: v.optional(v.string()) };
const session = {
  SessionId: member.sessionId,
  RevokeAssociatedSessions: v.optional(member.revokeAssociatedSessions),
};

/** The sign-ins of a user, in pools that track them. */
export const sessionsOperations = {
  ListUserSessions: userOperation(nextToken, ({ pool, user, grant }, { NextToken }) => {
    requireSessionTracking(pool);
    return describePage(describeSessions(pool, user, grant), NextToken);
  }),

  /** Ends another sign-in of the caller. */
  RevokeUserSession: userOperation(session, ({ pool, user, grant }, input) => {
    requireSessionTracking(pool);
    revokeSession(pool, user, input, grant);
    return {};
  }),

  AdminListUserSessions: adminOperation(nextToken, ({ pool, user }, { NextToken }) => {
    requireSessionTracking(pool);
    return describePage(describeSessions(pool, user), NextToken);
  }),

  AdminRevokeUserSession: adminOperation(session, ({ pool, user }, input) => {
    requireSessionTracking(pool);
    revokeSession(pool, user, input);
    return {};
  }),

  /** Not available: its token comes with messages of threat protection, which does not exist here. */
  UpdateAuthEventFeedback: operation(
    {
      UserPoolId: member.userPoolId,
      Username: member.username,
      EventId: v.string(),
      FeedbackToken: v.string(),
      FeedbackValue: member.oneOf(['Valid', 'Invalid']),
    },
    () => {
      throw new CognitoException(
        'UserPoolAddOnNotEnabledException',
        'Threat protection is not enabled for this user pool.',
      );
    },
  ),
} satisfies Operations;

function describePage(sessions: readonly JsonObject[], token: string | undefined): JsonObject {
  const { items, next } = page(sessions, undefined, token);
  return { Sessions: items, NextToken: next };
}
