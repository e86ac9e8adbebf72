/**
 * The database of one tab, which a test can make fail, hang, and work again. The other tabs of the browser have the same
 * data.
 */
export interface FaultyDatabase {
  readonly indexedDB: IDBFactory;
  /** The number of open connections. */
  readonly open: number;
  /** From now on every call fails at once, with an error of this name. */
  fail(name?: string): void;
  /** From now on the database does not answer, until `mend`. */
  hang(): void;
  /** The next `count` transactions are aborted. */
  abort(count: number): void;
  /** Works again; pending calls are answered. */
  mend(): void;
  /** Works again for new requests; pending ones are answered when `mend` is called, if ever. */
  revive(): void;
  /** The browser closes the connections silently. */
  close(): void;
}

export function faultyDatabase(real: IDBFactory): FaultyDatabase {
  let state: 'works' | 'fails' | 'hangs' = 'works';
  let aborts = 0;
  let failure = 'UnknownError';
  let late: (() => void)[] = [];
  const connections = new Set<IDBDatabase>();

  const watch = (database: IDBDatabase): IDBDatabase => {
    connections.add(database);
    const close = database.close.bind(database);
    database.close = () => {
      connections.delete(database);
      close();
    };
    const transaction = database.transaction.bind(database);
    database.transaction = (...request) => {
      if (state === 'fails') throw new DOMException('The connection was lost.', failure);
      const begun = transaction(...request);
      if (aborts > 0) {
        aborts -= 1;
        begun.abort();
      }
      return begun;
    };
    return database;
  };

  const open = (...request: Parameters<IDBFactory['open']>): IDBOpenDBRequest => {
    if (state === 'fails') throw new DOMException('The database does not open.', failure);
    if (state === 'works') return begin(real.open(...request));
    // The members that are used: the result, the handlers, and the listeners of a worker's database.
    const waiting = new EventTarget() as EventTarget & { result: IDBDatabase } & Pick<
        IDBOpenDBRequest,
        'onsuccess' | 'onerror' | 'onupgradeneeded'
      >;
    late.push(() => {
      const opening = begin(real.open(...request));
      for (const name of ['onsuccess', 'onerror', 'onupgradeneeded'] as const) {
        opening[name] = (event: Event) => {
          waiting.result = opening.result;
          waiting.dispatchEvent(new Event(event.type));
          waiting[name]?.call(opening, event as never);
        };
      }
    });
    return waiting as unknown as IDBOpenDBRequest;
  };

  const begin = (opening: IDBOpenDBRequest) => {
    opening.addEventListener('success', () => watch(opening.result));
    return opening;
  };

  const close = () => {
    for (const connection of connections) connection.close();
    connections.clear();
  };

  return {
    indexedDB: { open } as IDBFactory,
    get open() {
      return connections.size;
    },
    close,
    fail(name = 'UnknownError') {
      failure = name;
      state = 'fails';
    },
    hang() {
      close();
      state = 'hangs';
    },
    abort(count) {
      aborts = count;
    },
    revive() {
      state = 'works';
    },
    mend() {
      state = 'works';
      for (const go of late) go();
      late = [];
    },
  };
}
