import type { Environment } from '../api.ts';

/** Lock managers that exist but refuse, for example where site data is blocked. */
const refusing = new WeakSet<LockManager>();

/** The browser's locks; null if it has none, or has refused once. */
export const locksOf = ({ locks }: Pick<Environment, 'locks'>): LockManager | null =>
  locks && !refusing.has(locks) ? locks : null;

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

/** Holds a lock from when it is granted until `signal` aborts. Does not throw if it is refused. */
export function holdLock(
  environment: Pick<Environment, 'locks'>,
  name: string,
  signal: AbortSignal,
  granted: () => void,
): void {
  const locks = locksOf(environment);
  const hold = async () =>
    locks?.request(name, { signal }, () => {
      granted();
      return new Promise<void>((release) => signal.addEventListener('abort', () => release()));
    });
  // Also rejects when the signal aborts before the lock is granted.
  hold().catch((error: unknown) => noteRefusal(locks, error));
}

/** Other errors are temporary: tabs must not switch to different ways of coordinating because of one. */
function noteRefusal(locks: LockManager | null, error: unknown): void {
  if (locks && (error as DOMException).name === 'SecurityError') refusing.add(locks);
}
