/**
 * Replies of services, for tests: each with sensible values, changed where a test needs it.
 *
 * @module
 */
import { sampleChallenge } from '../src/chart/samples/replies.ts';
import { sampleSession } from '../src/chart/samples/session.ts';
import type { ChallengeReply, FaultReply, SessionReply } from '../src/machine/ports.ts';
import type { Challenge, DeviceStanding, Fault, FaultKind, SessionInfo } from '../src/model.ts';

export const session = (changes: Partial<SessionInfo> = {}): SessionInfo => sampleSession(0, changes);

export const sessionReply = (
  changes: Partial<SessionInfo> = {},
  device: DeviceStanding = 'none',
): SessionReply => ({ kind: 'session', session: session(changes), device });

export const challenge = (name: string, changes: Partial<Challenge> = {}): Challenge =>
  sampleChallenge(0, name, changes);

export const challengeReply = (name: string, changes: Partial<Challenge> = {}): ChallengeReply => ({
  kind: 'challenge',
  challenge: challenge(name, changes),
});

export const faultReply = (kind: FaultKind, changes: Partial<Fault> = {}): FaultReply => ({
  kind: 'fault',
  fault: { kind, code: `${kind}-code`, ...changes },
});
