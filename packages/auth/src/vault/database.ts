import { promisifyRequest, type UseStore } from 'idb-keyval';

const DATABASE = 'latchkey';
const STORE = 'records';

/**
 * The origin's record store for idb-keyval, over an injected factory. The connection opens on first use, and again after the
 * browser has closed it. A failed transaction is retried once over a new connection: Safari drops connections silently, and
 * their transactions with them. So `use` may be called twice.
 */
export function openDatabase(factory: IDBFactory): UseStore {
  let connection: Promise<IDBDatabase> | null = null;
  const forget = () => {
    connection = null;
  };
  const connect = () => {
    connection ??= open(factory, forget);
    connection.catch(forget);
    return connection;
  };

  return async (mode, use) => {
    const attempt = async () => use((await connect()).transaction(STORE, mode).objectStore(STORE));
    return attempt().catch(() => {
      // It closes after its other transactions.
      connection?.then((database) => database.close(), forget);
      forget();
      return attempt();
    });
  };
}

async function open(factory: IDBFactory, onClose: () => void): Promise<IDBDatabase> {
  const request = factory.open(DATABASE, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  const database = await promisifyRequest(request);
  database.onclose = onClose;
  // Another tab wants to delete or upgrade the database: it waits until this connection is closed.
  database.onversionchange = () => {
    database.close();
    onClose();
  };
  return database;
}
