import { promisifyRequest, type UseStore } from 'idb-keyval';
import type { EnvironmentClock } from '../api.ts';

const DATABASE = 'latchkey';
const STORE = 'records';

/** WebKit sometimes leaves the first request to open a database unanswered. Milliseconds until a second one is made. */
const AGAIN = 1_000;
/** A request without an answer for this long is abandoned. Milliseconds. */
const PATIENCE = 3_000;

/** The record store, which can be stopped while the page is away. */
export interface Database extends UseStore {
  /**
   * Aborts what runs, and refuses what comes, until `resume`. A page that WebKit keeps in its back/forward cache would keep its
   * transactions open, too, and with them every other page from the database.
   */
  halt(): void;
  resume(): void;
}

/**
 * The origin's record store for idb-keyval, over an injected factory. The connection opens on first use, and again after the
 * browser has closed it, or when it has hung. A failed transaction is retried once over a new connection: Safari drops
 * connections silently, and their transactions with them. So `use` may be called twice.
 *
 * @param clock - limits how long a request may hang; without one, forever
 */
export function openDatabase(factory: IDBFactory, clock?: EnvironmentClock): Database {
  let connection: IDBDatabase | null = null;
  let opening: Promise<IDBDatabase> | null = null;
  /** When the oldest of the unanswered requests began, unless another one was answered since. */
  let silentSince: number | null = null;
  const running = new Set<IDBTransaction>();
  let isHalted = false;

  const forget = (given: IDBDatabase | null) => {
    // It closes after its other transactions.
    given?.close();
    if (connection === given) connection = null;
  };
  /** The first connection wins, however late its request is answered. */
  const take = (opened: IDBDatabase): IDBDatabase => {
    if (connection) opened.close();
    connection ??= opened;
    return connection;
  };
  const ask = () =>
    new Promise<IDBDatabase>((resolve, reject) => {
      const request = () => open(factory, forget).then(take).then(resolve, reject);
      const timer = clock?.setTimeout(() => void request(), AGAIN);
      void request().finally(() => clock?.clearTimeout(timer));
    });
  const connect = async (): Promise<IDBDatabase> => {
    const now = clock?.monotonic() ?? 0;
    silentSince ??= now;
    if (now - silentSince >= PATIENCE) {
      forget(connection);
      opening = null;
      silentSince = now;
    }
    if (connection) return connection;
    const asked = opening ?? ask();
    opening = asked;
    try {
      return await asked;
    } finally {
      if (opening === asked) opening = null;
    }
  };

  type Work<T> = (store: IDBObjectStore) => T | PromiseLike<T>;
  const attempt = async <T>(mode: IDBTransactionMode, use: Work<T>): Promise<T> => {
    const database = await connect();
    if (isHalted) throw new DOMException('The page is away.', 'AbortError');
    const transaction = database.transaction(STORE, mode);
    running.add(transaction);
    try {
      return await use(transaction.objectStore(STORE));
    } finally {
      running.delete(transaction);
    }
  };
  const run = async <T>(mode: IDBTransactionMode, use: Work<T>): Promise<T> => {
    try {
      return await attempt(mode, use).catch((error: unknown) => {
        silentSince = null;
        if (isHalted) throw error;
        forget(connection);
        return attempt(mode, use);
      });
    } finally {
      silentSince = null;
    }
  };
  return Object.assign(run, {
    halt() {
      isHalted = true;
      for (const transaction of running) {
        try {
          transaction.abort();
        } catch {
          // It is being committed, which closing the connection completes.
        }
      }
      forget(connection);
    },
    resume() {
      isHalted = false;
    },
  });
}

async function open(factory: IDBFactory, onClose: (closed: IDBDatabase) => void): Promise<IDBDatabase> {
  const request = factory.open(DATABASE, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  const database = await promisifyRequest(request);
  database.onclose = () => onClose(database);
  // Another tab wants to delete or upgrade the database: it waits until this connection is closed.
  database.onversionchange = () => onClose(database);
  return database;
}
