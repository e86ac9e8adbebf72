import type { Environment } from '../api.ts';
import { type Check, isNumber, isObject } from '../checks.ts';
import type { VaultRecord } from './versioned.ts';

/**
 * A term for work that only one tab may do. The record's generation tells holders apart and grows: it is the fencing token.
 */
export interface Lease {
  /** Epoch milliseconds, so that a dead tab does not hold it forever; 0 once released. */
  readonly until: number;
}

/** Length of a term, interval of its renewals, and interval at which a waiting tab checks. Milliseconds. */
export const isLease: Check<Lease> = (value): value is Lease => isObject(value) && isNumber(value.until);

const TERM = 20_000;
const BEAT = 8_000;
const LOOK = 250;
/**
 * A holder that has missed two renewals is gone, whatever the wall clock shows. Shorter than the patience of waiting tabs.
 */
const SILENCE = 2 * BEAT + 1_000;

/**
 * `exclusively` for browsers without Web Locks: a lease in the tabs' shared storage, renewed while `work` runs. A holder that
 * was frozen for longer than the term may overlap with its successor: `work` gets the fencing token, and marks what it is
 * about to change.
 *
 * @throws DOMException `AbortError` if the lease was not available within `patience` milliseconds.
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
  /** The last generation seen, and when it was first seen. */
  let seen = -1;
  let seenAt = begun;

  /** Returns the fencing token, or null while another tab holds the lease. */
  const take = async (): Promise<number | null> => {
    const { value, generation } = await record.read();
    if (generation !== seen) {
      seen = generation;
      seenAt = clock.monotonic();
    }
    const left = (value?.until ?? 0) - clock.now();
    // The wall clock may have been set back: then the holder's silence decides.
    if (left > 0 && clock.monotonic() - seenAt < SILENCE) return null;
    return record.write(term(), generation);
  };

  let token = await take();
  while (token === null) {
    if (clock.monotonic() - begun >= patience) {
      throw new DOMException('Another tab holds the lease.', 'AbortError');
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
    // Refused if another tab has the lease by now, which is correct.
    if (held) await record.write({ until: 0 }, held);
  }
}
