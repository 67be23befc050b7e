import { type FileStore } from '../fileStore';
import { type KeyValueStore } from '../keyValueStore';
import { createIndexedDb } from './indexedDbTable';

/** Both stores in one IndexedDB database; a transaction writes a file whole or not at all. */
export function createWebStores(
  databaseName: string,
  factory: IDBFactory,
): { keyValueStore: KeyValueStore; fileStore: FileStore } {
  const database = createIndexedDb(databaseName, factory);
  const values = database.table<string>('values');
  const files = database.table<Uint8Array>('files');
  return {
    keyValueStore: { get: values.get, set: values.put, delete: values.delete, keys: values.keys },
    fileStore: {
      read: files.get,
      write: files.put,
      delete: files.delete,
      list: async (prefix) => (await files.keys()).filter((path) => path.startsWith(prefix)).sort(),
    },
  };
}
