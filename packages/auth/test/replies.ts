/**
 * What services answer, for tests: each step with sensible values, changed where a test cares.
 *
 * @module
 */

import type { ChallengeReply, FaultReply, SessionReply } from '../src/machine/ports.ts';
import type { Challenge, DeviceStanding, Fault, FaultKind, SessionInfo } from '../src/model.ts';
import { seal } from '../src/sealed.ts';

export const session = (changes: Partial<SessionInfo> = {}): SessionInfo => ({
  username: 'ada',
  refreshAt: 3_000_000,
  expiresAt: 3_600_000,
  clockDrift: 0,
  ...changes,
});

export const sessionReply = (
  changes: Partial<SessionInfo> = {},
  device: DeviceStanding = 'none',
): SessionReply => ({ kind: 'session', session: session(changes), device });

export const challenge = (name: string, changes: Partial<Challenge> = {}): Challenge => ({
  name,
  session: seal('a session'),
  parameters: seal({}),
  lapsesAt: 180_000,
  delivery: null,
  choices: [],
  requiredAttributes: [],
  prompt: {},
  proof: null,
  ...changes,
});

export const challengeReply = (name: string, changes: Partial<Challenge> = {}): ChallengeReply => ({
  kind: 'challenge',
  challenge: challenge(name, changes),
});

export const faultReply = (kind: FaultKind, changes: Partial<Fault> = {}): FaultReply => ({
  kind: 'fault',
  fault: { kind, code: `${kind}-code`, ...changes },
});
