import { exclusively } from '../browser/exclusively.ts';
import { underLease } from '../vault/lease.ts';
import type { ServiceContext } from './context.ts';

/** How long a tab waits for its turn, in milliseconds. */
export const PATIENCE = 20_000;

/**
 * Runs `work` while no other tab of this browser does: it changes at Cognito what all tabs share, so no tab may use the old
 * value meanwhile. Null if another tab took longer than {@link PATIENCE}. `work` itself has no time limit.
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
