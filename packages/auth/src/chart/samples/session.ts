import type { SessionInfo } from '../../model.ts';

const minute = 60_000;

/** A session that is far from its end. `now` in epoch milliseconds. */
export const sampleSession = (now: number, changes: Partial<SessionInfo> = {}): SessionInfo => ({
  username: 'ada',
  refreshAt: now + 55 * minute,
  expiresAt: now + 60 * minute,
  clockDrift: 0,
  ...changes,
});
