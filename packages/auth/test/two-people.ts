import type { SandboxOptions } from '@latchkey/sandbox';
import { type JourneyTab, password } from './journey.ts';

/** The users of a pool in which a second person can follow the first. */
export const users = [
  { username: 'ann', password },
  { username: 'bob', password },
];

/** A pool of these two that rotates refresh tokens, and accepts none twice. */
export const rotating: SandboxOptions = {
  users,
  clients: [{ refreshTokenRotation: { feature: 'ENABLED', retryGracePeriodSeconds: 0 } }],
};

/** The username of the person at home in the tab. */
export const personAt = async (tab: JourneyTab) => (await tab.at('home')).user.username;
