import type { Environment } from '../api.ts';

/**
 * Runs `work` while no other tab runs work under the same name. Where the browser has no Web Locks, it just runs.
 *
 * @throws DOMException `AbortError` when the lock was not granted within `patience` milliseconds.
 */
export async function exclusively<T>(
  { locks, clock }: Pick<Environment, 'locks' | 'clock'>,
  name: string,
  patience: number,
  work: () => Promise<T>,
): Promise<T> {
  if (!locks) return work();
  const waiting = new AbortController();
  const timer = clock.setTimeout(() => waiting.abort(), patience);
  return locks.request(name, { signal: waiting.signal }, () => {
    clock.clearTimeout(timer);
    return work();
  });
}
