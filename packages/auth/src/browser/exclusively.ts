import type { Environment } from '../api.ts';
import { locksOf, noteRefusal } from './locks.ts';

/**
 * Runs `work` while no other tab runs work under the same name; runs `otherwise` if locks are refused.
 *
 * @throws DOMException `AbortError` when the lock was not granted within `patience` milliseconds.
 */
export async function exclusively<T>(
  environment: Pick<Environment, 'clock' | 'locks'>,
  name: string,
  patience: number,
  work: () => Promise<T>,
  otherwise: () => Promise<T>,
): Promise<T> {
  const { clock } = environment;
  const locks = locksOf(environment);
  if (!locks) return otherwise();
  const waiting = new AbortController();
  const timer = clock.setTimeout(() => waiting.abort(), patience);
  let isGranted = false;
  try {
    return await locks.request(name, { signal: waiting.signal }, () => {
      isGranted = true;
      clock.clearTimeout(timer);
      return work();
    });
  } catch (error) {
    if (isGranted || waiting.signal.aborted) throw error;
    clock.clearTimeout(timer);
    noteRefusal(locks, error);
    return otherwise();
  }
}
