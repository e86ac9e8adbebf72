import type { Mfa } from '@latchkey/auth';
import { createContext } from 'react';

/** Facts about the pool that the account needs. */
export interface PoolFacts {
  /** Resolves with the second steps that the pool supports; undefined if unknown. Never rejects. */
  readonly secondSteps: () => Promise<readonly Mfa[] | undefined>;
  /** Whether signing out here leaves the session at the domain. */
  readonly keepsManagedLogin: boolean;
}

/** The pool whose account is shown; null in the gallery, which has none. */
export const PoolContext = createContext<PoolFacts | null>(null);
