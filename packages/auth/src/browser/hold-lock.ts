import type { Environment } from '../api.ts';
import { locksOf, noteRefusal } from './locks.ts';

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
