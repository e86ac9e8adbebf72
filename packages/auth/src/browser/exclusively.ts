import type { Environment } from '../api.ts';
import { runningTimer } from './clock.ts';
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
  // A sleep of the computer does not count: the lock may be free right after it.
  const stop = runningTimer(clock, patience, () => waiting.abort());
  let isGranted = false;
  try {
    return await locks.request(name, { signal: waiting.signal }, () => {
      isGranted = true;
      stop();
      return work();
    });
  } catch (error) {
    if (isGranted || waiting.signal.aborted) throw error;
    stop();
    noteRefusal(locks, error);
    return otherwise();
  }
}
