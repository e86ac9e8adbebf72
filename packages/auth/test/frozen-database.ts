/** The database of a page that a test freezes. The other pages of the browser have the same data. */
export interface FrozenDatabase {
  readonly indexedDB: IDBFactory;
  /** Resolves when the page begins a transaction. */
  untilBegun(): Promise<void>;
  /**
   * The page is in the back/forward cache, as WebKit leaves it there: it hears of nothing, and its transactions stay open, so
   * that other pages wait.
   */
  freeze(): void;
  /** Delivers what has happened meanwhile. */
  thaw(): void;
}

const HANDLERS = ['success', 'error', 'complete', 'abort'] as const;

export function frozenDatabase(real: IDBFactory): FrozenDatabase {
  let isFrozen = false;
  let untold: (() => void)[] = [];
  let waiting: (() => void)[] = [];

  /** Calls `wait` with each event, instead of the page's listener, while the page is frozen. */
  const gate = (target: EventTarget, wait: (deliver: () => void) => void) => {
    for (const name of HANDLERS) {
      Object.defineProperty(target, `on${name}`, {
        set(listener: ((event: Event) => void) | null) {
          target.addEventListener(name, (event) => {
            if (isFrozen) wait(() => listener?.(event));
            else listener?.(event);
          });
        },
      });
    }
  };

  const watch = (transaction: IDBTransaction): IDBTransaction => {
    const objectStore = transaction.objectStore.bind(transaction);
    transaction.objectStore = (name) => {
      const store = objectStore(name);
      const get = store.get.bind(store);
      /** One request after the other keeps it open; the listener is called while it is active. */
      const hold = (deliver: () => void) => {
        try {
          get('').addEventListener('success', () => (isFrozen ? hold(deliver) : deliver()));
        } catch {
          // It commits or was aborted, and needs no more of the page.
          untold.push(deliver);
        }
      };
      const gated = <T extends EventTarget>(request: T): T => {
        gate(request, hold);
        return request;
      };
      store.get = (key) => gated(get(key));
      const put = store.put.bind(store);
      store.put = (...given) => {
        const request = put(...given);
        // Nothing listens to it, but the page would have to hear of it before the transaction commits.
        request.addEventListener('success', () => (isFrozen ? hold(() => {}) : undefined));
        return gated(request);
      };
      return store;
    };
    gate(transaction, (deliver) => untold.push(deliver));
    return transaction;
  };

  const open = (...given: Parameters<IDBFactory['open']>) => {
    const request = real.open(...given);
    request.addEventListener('success', () => {
      const database = request.result;
      const transaction = database.transaction.bind(database);
      database.transaction = (...asked) => {
        const begun = watch(transaction(...asked));
        for (const tell of waiting.splice(0)) tell();
        return begun;
      };
    });
    return request;
  };

  return {
    // Only `open` is used.
    indexedDB: { open } as IDBFactory,
    untilBegun: () =>
      new Promise((resolve) => {
        waiting = [...waiting, resolve];
      }),
    freeze() {
      isFrozen = true;
    },
    thaw() {
      isFrozen = false;
      const told = untold;
      untold = [];
      for (const tell of told) tell();
    },
  };
}
