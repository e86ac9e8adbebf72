import type { Environment } from '../api.ts';

/**
 * Runs `work` while no other tab runs work under the same name.
 *
 * @throws DOMException `AbortError` when the lock was not granted within `patience` milliseconds.
 */
export async function exclusively<T>(
  { clock }: Pick<Environment, 'clock'>,
  locks: LockManager,
  name: string,
  patience: number,
  work: () => Promise<T>,
): Promise<T> {
  const waiting = new AbortController();
  const timer = clock.setTimeout(() => waiting.abort(), patience);
  return locks.request(name, { signal: waiting.signal }, () => {
    clock.clearTimeout(timer);
    return work();
  });
}
