import type { Environment } from '../api.ts';
import type { VaultRecord } from './record.ts';

/** A term for what only one tab may do. The record's generation tells holders apart and grows: it is the fencing token. */
export interface Lease {
  /** Epoch milliseconds, so that a tab that died holds it no longer; 0 when it was given back. */
  readonly until: number;
}

/** How long a holder may take, and how often a waiting tab looks. Milliseconds. */
const TERM = 20_000;
const LOOK = 250;

/**
 * `exclusively` for browsers without Web Locks: a lease in the tabs' shared storage. A holder that was frozen for longer than
 * the term may meet its successor: `work` gets the fencing token, and marks with it what it is about to change.
 *
 * @throws DOMException `AbortError` when the lease was not to be had within `patience` milliseconds.
 */
export async function underLease<T>(
  { clock }: Pick<Environment, 'clock'>,
  record: VaultRecord<Lease>,
  patience: number,
  work: (token: number) => Promise<T>,
): Promise<T> {
  const giveUpAt = clock.monotonic() + patience;
  const pause = () => new Promise<void>((resume) => clock.setTimeout(resume, LOOK));

  /** The fencing token, or null while another tab holds the lease. */
  const take = async (): Promise<number | null> => {
    const { value, generation } = await record.read();
    const left = (value?.until ?? 0) - clock.now();
    // More than a term is left only when the clock was set back.
    if (left > 0 && left <= TERM) return null;
    return record.write({ until: clock.now() + TERM }, generation);
  };

  let token = await take();
  while (token === null) {
    if (clock.monotonic() >= giveUpAt) throw new DOMException('Another tab is at it.', 'AbortError');
    await pause();
    token = await take();
  }
  try {
    return await work(token);
  } finally {
    // Refused when it has passed on, which is right.
    await record.write({ until: 0 }, token);
  }
}
