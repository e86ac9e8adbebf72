import type { ManualClock } from '../manual-clock.ts';

/**
 * - `fails`: every transaction is refused; `full`: reads work, writes fail;
 * - `hangs`: results come when the disk works again; `slow`: four seconds later, when nobody waits for them any more.
 */
export type DiskMode = 'works' | 'fails' | 'hangs' | 'full' | 'slow';
export const DISK_MODES: readonly DiskMode[] = ['works', 'fails', 'hangs', 'full', 'slow'];

const LATE = 4_000;

/** The database as one tab sees it. */
export class Disk {
  #mode: DiskMode = 'works';
  #untold: (() => void)[] = [];
  #isOver = false;
  /** Pending requests: they take real time. */
  working = 0;
  /** How often a transaction was begun. */
  transactions = 0;
  readonly #factory: IDBFactory;
  readonly #clock: ManualClock;
  readonly #connections = new Set<IDBDatabase>();

  constructor(factory: IDBFactory, clock: ManualClock) {
    this.#factory = factory;
    this.#clock = clock;
  }

  get mode(): DiskMode {
    return this.#mode;
  }

  set mode(mode: DiskMode) {
    this.#mode = mode;
    const untold = this.#untold;
    if (mode === 'hangs') return;
    this.#untold = [];
    for (const tell of untold) tell();
  }

  /** The factory for a page: only `open` is used. */
  get factory(): IDBFactory {
    const open = (...request: Parameters<IDBFactory['open']>) => this.#open(...request);
    return { open } as unknown as IDBFactory;
  }

  /** The browser closes the connections, as it does when site data is cleared. */
  close(): void {
    for (const connection of this.#connections) {
      connection.close();
      connection.onclose?.(new Event('close'));
    }
    this.#connections.clear();
  }

  /** Closes what is open, and what is still to be opened: it would keep others from deleting the database. */
  end(): void {
    this.#isOver = true;
    for (const connection of this.#connections) connection.close();
  }

  #open(...given: Parameters<IDBFactory['open']>): IDBOpenDBRequest {
    if (this.mode === 'fails') throw new DOMException('The disk does not answer.', 'UnknownError');
    const request = this.#factory.open(...given);
    this.#count(request, ['success', 'error']);
    request.addEventListener('success', () => {
      const database = request.result;
      this.#connections.add(database);
      if (this.#isOver) database.close();
      const transaction = database.transaction.bind(database);
      database.transaction = (...asked) => this.#begin(() => transaction(...asked));
    });
    this.#delay(request, 'success');
    return request;
  }

  #begin(begin: () => IDBTransaction): IDBTransaction {
    if (this.mode === 'fails') throw new DOMException('The disk does not answer.', 'UnknownError');
    const transaction = begin();
    this.transactions += 1;
    this.#count(transaction, ['complete', 'abort']);
    this.#delay(transaction, 'complete');
    if (this.mode === 'full') refuseWrites(transaction);
    return transaction;
  }

  #count(target: EventTarget, ends: readonly string[]): void {
    this.working += 1;
    const end = () => {
      this.working -= 1;
    };
    for (const name of ends) target.addEventListener(name, end, { once: true });
  }

  /** The page gets its end event when the mode allows it. */
  #delay(target: EventTarget, end: string): void {
    const { mode } = this;
    if (mode !== 'slow' && mode !== 'hangs') return;
    Object.defineProperty(target, `on${end}`, {
      set: (listener: (event: Event) => void) => {
        target.addEventListener(end, (event) => {
          if (mode === 'slow') this.#clock.setTimeout(() => listener(event), LATE);
          else if (this.mode === 'hangs') this.#untold.push(() => listener(event));
          else listener(event);
        });
      },
    });
  }
}

function refuseWrites(transaction: IDBTransaction): void {
  const objectStore = transaction.objectStore.bind(transaction);
  transaction.objectStore = (name) => {
    const store = objectStore(name);
    store.put = () => {
      throw new DOMException('The disk is full.', 'QuotaExceededError');
    };
    return store;
  };
}
