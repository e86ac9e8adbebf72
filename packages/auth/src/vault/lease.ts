import type { Environment } from '../api.ts';
import type { VaultRecord } from './versioned.ts';

/** A term for what only one tab may do. The record's generation tells holders apart and grows: it is the fencing token. */
export interface Lease {
  /** Epoch milliseconds, so that a tab that died holds it no longer; 0 when it was given back. */
  readonly until: number;
}

/** How long a term is, how often its holder renews it, and how often a waiting tab looks. Milliseconds. */
const TERM = 20_000;
const BEAT = 8_000;
const LOOK = 250;
/** A holder that has missed two renewals is gone, whatever the wall clock says. Shorter than the patience of those who wait. */
const SILENCE = 2 * BEAT + 1_000;

/**
 * `exclusively` for browsers without Web Locks: a lease in the tabs' shared storage, renewed while `work` runs. A holder that
 * was frozen for longer than the term may meet its successor: `work` gets the fencing token, and marks with it what it is
 * about to change.
 *
 * @throws DOMException `AbortError` when the lease was not to be had within `patience` milliseconds.
 */
export async function underLease<T>(
  { clock }: Pick<Environment, 'clock'>,
  record: Pick<VaultRecord<Lease>, 'read' | 'write'>,
  patience: number,
  work: (token: number) => Promise<T>,
): Promise<T> {
  const begun = clock.monotonic();
  const pause = () => new Promise<void>((resume) => clock.setTimeout(resume, LOOK));
  const term = (): Lease => ({ until: clock.now() + TERM });
  /** The generation that was seen last, and since when it has been the same. */
  let seen = -1;
  let seenAt = begun;

  /** The fencing token, or null while another tab holds the lease. */
  const take = async (): Promise<number | null> => {
    const { value, generation } = await record.read();
    if (generation !== seen) {
      seen = generation;
      seenAt = clock.monotonic();
    }
    const left = (value?.until ?? 0) - clock.now();
    // The wall clock may have been set back: then the holder's silence counts.
    if (left > 0 && clock.monotonic() - seenAt < SILENCE) return null;
    return record.write(term(), generation);
  };

  let token = await take();
  while (token === null) {
    if (clock.monotonic() - begun >= patience) {
      throw new DOMException('Another tab is at it.', 'AbortError');
    }
    await pause();
    token = await take();
  }

  let held: number | null = token;
  let isOver = false;
  let timer: unknown;
  let beating = Promise.resolve();
  const renew = async () => {
    held = held && (await record.write(term(), held));
    if (held && !isOver) beat();
  };
  const beat = () => {
    timer = clock.setTimeout(() => {
      beating = renew();
    }, BEAT);
  };
  beat();
  try {
    return await work(token);
  } finally {
    isOver = true;
    clock.clearTimeout(timer);
    await beating;
    // Refused when it has passed on, which is right.
    if (held) await record.write({ until: 0 }, held);
  }
}
