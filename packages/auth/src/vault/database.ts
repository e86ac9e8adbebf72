import { promisifyRequest, type UseStore } from 'idb-keyval';

const DATABASE = 'latchkey';
const STORE = 'records';

/**
 * The origin's record store for idb-keyval, over an injected factory. The connection is made on first use, again after
 * the browser closed it, and once more when a transaction can't be started: Safari drops connections without telling.
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
    const begin = async () => (await connect()).transaction(STORE, mode).objectStore(STORE);
    const store = await begin().catch(() => {
      forget();
      return begin();
    });
    return use(store);
  };
}

async function open(factory: IDBFactory, onClose: () => void): Promise<IDBDatabase> {
  const request = factory.open(DATABASE, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  const database = await promisifyRequest(request);
  database.onclose = onClose;
  // Another tab deletes or upgrades the database: it waits until this connection is gone.
  database.onversionchange = () => {
    database.close();
    onClose();
  };
  return database;
}
