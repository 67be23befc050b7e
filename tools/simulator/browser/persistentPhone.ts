import { createPhone, type Phone } from '../phone';
import { type PhoneSetting } from '../phoneSetting';

const STORES = ['storage', 'files', 'phone'] as const;
type StoreName = (typeof STORES)[number];

/** A phone whose disk is this browser's: it outlives the page. @param name of the phone; each has a disk of its own */
export async function openPersistentPhone(name: string, setting: Partial<PhoneSetting>): Promise<Phone> {
  const database = await open(`simulated-phone-${name}`);
  const phone = createPhone(setting);
  const [storage, files, facts] = await Promise.all(STORES.map((store) => readAll(database, store)));
  for (const [key, json] of storage!) phone.storage.set(key, json as string);
  for (const [path, bytes] of files!) phone.files.contents.set(path, bytes as Uint8Array);
  for (const folder of (new Map(facts).get('folders') ?? []) as string[]) phone.files.folders.add(folder);

  let pending: Promise<void> = Promise.resolve();
  const write = (store: StoreName, change: (target: IDBObjectStore) => void) => {
    const transaction = database.transaction(store, 'readwrite');
    change(transaction.objectStore(store));
    const written = settled(transaction);
    pending = Promise.all([pending, written]).then(() => undefined);
  };
  writeThrough(phone.storage, 'storage', write);
  writeThrough(phone.files.contents, 'files', write);
  const { folders } = phone.files;
  const addFolder = folders.add.bind(folders);
  folders.add = (folder) => {
    addFolder(folder);
    write('phone', (store) => store.put([...folders], 'folders'));
    return folders;
  };
  phone.files.persisted = () => pending;
  for (const name of ['identityToken', 'hasAgreedToPrivacy'] as const) {
    let known: unknown = new Map(facts).get(name);
    Object.defineProperty(phone, name, {
      get: () => known,
      set(value: unknown) {
        known = value;
        write('phone', (store) => store.put(value, name));
      },
    });
  }
  return Object.assign(phone, { persisted: () => pending });
}

/** As new from the shop: nothing on its disk, another shopper. */
export function erasePhone(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(`simulated-phone-${name}`);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });
}

function writeThrough<Value>(
  map: Map<string, Value>,
  store: StoreName,
  write: (store: StoreName, change: (target: IDBObjectStore) => void) => void,
): void {
  const own = { set: map.set.bind(map), delete: map.delete.bind(map), clear: map.clear.bind(map) };
  map.set = (key, value) => {
    own.set(key, value);
    write(store, (target) => target.put(value, key));
    return map;
  };
  map.delete = (key) => {
    write(store, (target) => target.delete(key));
    return own.delete(key);
  };
  map.clear = () => {
    own.clear();
    write(store, (target) => target.clear());
  };
}

function open(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => STORES.forEach((store) => request.result.createObjectStore(store));
    request.onsuccess = () => {
      const database = request.result;
      // Another window erases the phone.
      database.onversionchange = () => database.close();
      resolve(database);
    };
    request.onerror = () => reject(request.error);
  });
}

async function readAll(database: IDBDatabase, name: StoreName): Promise<[string, unknown][]> {
  const transaction = database.transaction(name);
  const store = transaction.objectStore(name);
  const [keys, values] = [store.getAllKeys(), store.getAll()];
  await settled(transaction);
  return keys.result.map((key, index) => [String(key), values.result[index]]);
}

function settled(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(transaction.error);
    transaction.onabort = () => reject(transaction.error);
  });
}
