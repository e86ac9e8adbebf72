import * as v from 'valibot';
import type { Grant } from '../tokens/grants.ts';
import { describeSession, requireSessionTracking, revokeSession, sessionsOf } from '../tokens/sessions.ts';
import { CognitoException } from '../wire/exception.ts';
import type { JsonObject } from '../wire/json.ts';
import * as member from '../wire/members.ts';
import { page } from '../wire/page.ts';
import { adminOperation, type Operations, operation, userOperation } from './operation.ts';

const nextToken = { NextToken: v.optional(v.string()) };
// Sessions of managed login, which could be linked, do not exist here.
const session = {
  SessionId: member.sessionId,
  RevokeAssociatedSessions: v.optional(member.revokeAssociatedSessions),
};

/** The sign-ins of a user, in pools that track them. */
export const sessionsOperations = {
  ListUserSessions: userOperation(nextToken, ({ pool, user, grant }, { NextToken }) => {
    requireSessionTracking(pool);
    return describePage(sessionsOf(pool, user), NextToken, grant);
  }),

  /** Ends another sign-in of the caller. */
  RevokeUserSession: userOperation(session, ({ pool, user, grant }, { SessionId }) => {
    requireSessionTracking(pool);
    revokeSession(pool, user, SessionId, grant);
    return {};
  }),

  AdminListUserSessions: adminOperation(nextToken, ({ pool, user }, { NextToken }) => {
    requireSessionTracking(pool);
    return describePage(sessionsOf(pool, user), NextToken);
  }),

  AdminRevokeUserSession: adminOperation(session, ({ pool, user }, { SessionId }) => {
    requireSessionTracking(pool);
    revokeSession(pool, user, SessionId);
    return {};
  }),

  /** Threat protection, whose messages have the token, does not exist here. */
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

function describePage(sessions: readonly Grant[], token: string | undefined, current?: Grant): JsonObject {
  const { items, next } = page(sessions, undefined, token);
  return {
    Sessions: items.map((item) => describeSession(item, current)),
    ...(next === undefined ? {} : { NextToken: next }),
  };
}
