import { type KeyValueStore } from '../keyValueStore';
import { StorageError } from '../storageError';
import { AppLife } from './appLife';
import { MemoryDisk } from './memoryDisk';

export function createMemoryKeyValueStore(disk = new MemoryDisk(), life = new AppLife()): KeyValueStore {
  return {
    get: (key) => life.run(() => disk.values.get(key)),
    set: (key, value) =>
      life.run(() => {
        let used = key.length + value.length;
        for (const [otherKey, other] of disk.values) {
          if (otherKey !== key) used += otherKey.length + other.length;
        }
        if (used > disk.valueQuota) {
          throw new StorageError('quota-exceeded', `"${key}" needs ${used} of ${disk.valueQuota} units`);
        }
        disk.values.set(key, value);
      }),
    delete: (key) =>
      life.run(() => {
        disk.values.delete(key);
      }),
    keys: () => life.run(() => [...disk.values.keys()]),
  };
}
