/**
 * Small durable values. On WeChat a key holds at most 1 MB and all keys together 10 MB; larger things are files.
 * A resolved `set` has reached the device's storage.
 */
export interface KeyValueStore {
  get(key: string): Promise<string | undefined>;
  /** Throws `StorageError` when the platform's quota is used up; the old value then stays. */
  set(key: string, value: string): Promise<void>;
  /** Deleting what is absent is not an error. */
  delete(key: string): Promise<void>;
  keys(): Promise<string[]>;
}
