import { type KeyValueStore } from '../platform';

/** The device's storage of what is the shopper's: what lies in it goes together, from memory too. */
export interface PersonalStorage extends KeyValueStore {
  /** A store in memory on this storage: `forget` goes back to its initial value and resolves when its last write is over. */
  onErase(forget: () => Promise<void>): void;
  /** Forgets in memory at once, then deletes every key that `isKept` does not name. Throws `StorageError`. */
  erase(): Promise<void>;
}

/** @param isKept names what is not the shopper's, or has another way to be erased */
export function createPersonalStorage(
  keyValueStore: KeyValueStore,
  isKept: (key: string) => boolean,
): PersonalStorage {
  const stores: (() => Promise<void>)[] = [];
  return {
    ...keyValueStore,
    onErase: (forget) => void stores.push(forget),
    async erase() {
      await Promise.all(stores.map((forget) => forget()));
      for (const key of await keyValueStore.keys()) if (!isKept(key)) await keyValueStore.delete(key);
    },
  };
}

/** Whether a store on this storage is to be forgotten with the rest. */
export function isPersonal(storage: KeyValueStore): storage is PersonalStorage {
  return 'onErase' in storage;
}
