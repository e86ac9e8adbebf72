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
  const term = (): Lease => ({ until: clock.now() + TERM });
  /** The last generation seen, and for how long its holder has been silent. */
  let seen = -1;
  let silence = 0;

  /** Returns the fencing token, or null while another tab holds the lease. */
  const take = async (): Promise<number | null> => {
    const { value, generation } = await record.read();
    if (generation !== seen) {
      seen = generation;
      // Later only silence counts: the wall clock may be set back, and a holder sleeps when the computer does.
      silence = (value?.until ?? 0) > clock.now() ? 0 : SILENCE;
    }
    return silence < SILENCE ? null : record.write(term(), generation);
  };

  let token = await take();
  for (let waited = 0; token === null; token = await take()) {
    if (waited >= patience) throw new DOMException('No lease.', 'AbortError');
    const before = clock.monotonic();
    await new Promise<void>((resume) => clock.setTimeout(resume, LOOK));
    // Of a sleep of the computer, a quarter of the patience counts.
    const passed = Math.min(clock.monotonic() - before, patience / 4);
    waited += passed;
    silence += passed;
  }

  let mine: number | null = token;
  let isOver = false;
  let timer: unknown;
  let beating = Promise.resolve();
  const renew = async () => {
    mine = mine && (await record.write(term(), mine));
    if (mine && !isOver) beat();
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
    if (mine) await record.write({ until: 0 }, mine);
  }
}
