import type { Mfa } from '@latchkey/auth';
import { createContext } from 'react';

/** The settings of a pool that Cognito does not reveal to its users. */
export interface AccountSettings {
  readonly secondSteps: readonly Mfa[];
  readonly tracksSessions: boolean;
  readonly tracksDevices: boolean;
}

/** Facts about the pool that the account needs. */
export interface PoolFacts {
  /** Resolves with undefined if unknown. Never rejects. */
  readonly accountSettings: () => Promise<AccountSettings | undefined>;
  /** Whether signing out here leaves the session at the domain. */
  readonly keepsManagedLogin: boolean;
  /** The level that the recovery codes need; without it there are none. */
  readonly recoveryLevel?: string | undefined;
}

/** The pool whose account is shown; null in the gallery, which has none. */
export const PoolContext = createContext<PoolFacts | null>(null);
