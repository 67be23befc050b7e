/** What outlives the app: hand the same disk to the next life. */
export class MemoryDisk {
  readonly values = new Map<string, string>();
  readonly files = new Map<string, Uint8Array>();
  /** The key-value store's room, in UTF-16 code units of keys and values. */
  valueQuota = Infinity;
  /** The file store's room in bytes. */
  fileQuotaBytes = Infinity;
}
