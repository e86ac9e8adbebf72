import * as v from 'valibot';

const maybe = v.optional(v.string());

/** The parts of a grant that outlive the process: in a refresh token, and in a snapshot. */
export const grantMembers = {
  clientId: v.string(),
  originJti: v.string(),
  eventId: v.string(),
  deviceKey: maybe,
  passedMfa: v.boolean(),
  scopes: v.array(v.string()),
  acr: maybe,
  amr: v.optional(v.array(v.string())),
  resource: maybe,
  managedLogin: v.optional(v.object({ ssoSessionId: v.string(), nonce: maybe })),
  /** Seconds since the epoch. */
  authTime: v.number(),
  /** Milliseconds since the epoch, like all following times. */
  expiresAt: v.number(),
  sessionId: maybe,
  createdAt: v.number(),
  lastActiveAt: v.number(),
  deviceType: v.string(),
};
