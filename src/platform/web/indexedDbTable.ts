import { StorageError } from '../storageError';

const DATABASE_VERSION = 1;
const TABLES = ['values', 'files'] as const;
export type TableName = (typeof TABLES)[number];

/** One object store of the shop's database. A resolved write is on disk (`durability: 'strict'`). */
export interface IndexedDbTable<Value> {
  get(key: string): Promise<Value | undefined>;
  put(key: string, value: Value): Promise<void>;
  delete(key: string): Promise<void>;
  keys(): Promise<string[]>;
}

/** Opens the database on the first operation and keeps it open; a failed opening is tried again. */
export function createIndexedDb(name: string, factory: IDBFactory) {
  let opening: Promise<IDBDatabase> | undefined;

  function open(): Promise<IDBDatabase> {
    opening ??= openDatabase(name, factory, () => (opening = undefined)).catch((error: unknown) => {
      opening = undefined;
      throw toStorageError(error);
    });
    return opening;
  }

  async function transact<T>(
    table: TableName,
    mode: IDBTransactionMode,
    start: (store: IDBObjectStore) => IDBRequest<T>,
  ): Promise<T> {
    const database = await open();
    return new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(table, mode, { durability: 'strict' });
      const request = start(transaction.objectStore(table));
      transaction.oncomplete = () => resolve(request.result);
      // Chromium reports a full disk as an abort, not as a failed request.
      transaction.onabort = () => reject(toStorageError(transaction.error ?? request.error));
    });
  }

  return {
    table<Value>(table: TableName): IndexedDbTable<Value> {
      return {
        get: (key) => transact(table, 'readonly', (store) => store.get(key) as IDBRequest<Value | undefined>),
        put: async (key, value) => {
          await transact(table, 'readwrite', (store) => store.put(value, key));
        },
        delete: async (key) => {
          await transact(table, 'readwrite', (store) => store.delete(key));
        },
        keys: () => transact(table, 'readonly', (store) => store.getAllKeys() as IDBRequest<string[]>),
      };
    },
  };
}

function openDatabase(name: string, factory: IDBFactory, onClose: () => void): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = factory.open(name, DATABASE_VERSION);
    request.onupgradeneeded = () => {
      for (const table of TABLES) request.result.createObjectStore(table);
    };
    request.onsuccess = () => {
      const database = request.result;
      // The browser closes it when the shopper clears site data, or when another tab upgrades it.
      database.onclose = onClose;
      database.onversionchange = () => {
        database.close();
        onClose();
      };
      resolve(database);
    };
    request.onerror = () => reject(request.error);
  });
}

function toStorageError(error: unknown): StorageError {
  const cause = error instanceof Error || error instanceof DOMException ? error : new Error(String(error));
  const code = cause.name === 'QuotaExceededError' ? 'quota-exceeded' : 'unavailable';
  return new StorageError(code, `IndexedDB: ${cause.message}`, { cause });
}
