import { type FileStore } from '../fileStore';
import { StorageError } from '../storageError';
import { AppLife } from './appLife';
import { MemoryDisk } from './memoryDisk';

export function createMemoryFileStore(disk = new MemoryDisk(), life = new AppLife()): FileStore {
  return {
    read: (path) => life.run(() => disk.files.get(path)?.slice()),
    write: (path, bytes) =>
      life.run(() => {
        let usedBytes = bytes.length;
        for (const [otherPath, other] of disk.files) if (otherPath !== path) usedBytes += other.length;
        if (usedBytes > disk.fileQuotaBytes) {
          throw new StorageError(
            'quota-exceeded',
            `"${path}" does not fit into ${disk.fileQuotaBytes} bytes`,
          );
        }
        disk.files.set(path, bytes.slice());
      }),
    delete: (path) =>
      life.run(() => {
        disk.files.delete(path);
      }),
    list: (prefix) => life.run(() => [...disk.files.keys()].filter((path) => path.startsWith(prefix)).sort()),
  };
}
