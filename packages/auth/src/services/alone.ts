import { exclusively } from '../browser/locks.ts';
import { underLease } from '../vault/lease.ts';
import type { ServiceContext } from './context.ts';

/** How long a tab waits for its turn, in milliseconds. */
export const PATIENCE = 20_000;

/**
 * Runs `work` while no other tab of this browser runs any: it changes at Cognito what all of them hold, and nobody may act on
 * the old while the new is on its way. Null when another tab was at it for longer than {@link PATIENCE}. `work` itself takes as
 * long as it takes.
 */
export async function alone<T>(
  { environment, config, vault }: ServiceContext,
  work: (lease?: number) => Promise<T>,
): Promise<T | null> {
  let hasBegun = false;
  const begin = (lease?: number) => {
    hasBegun = true;
    return work(lease);
  };
  try {
    return await exclusively(
      environment,
      `latchkey|${config.scope}|refresh`,
      PATIENCE,
      () => begin(),
      () => underLease(environment, vault.lease, PATIENCE, begin),
    );
  } catch (error) {
    if (!hasBegun && error instanceof DOMException) return null;
    throw error;
  }
}
