/** Files in the user's data directory (200 MB on WeChat). Paths are relative, `/`-separated; folders are made as needed. */
export interface FileStore {
  read(path: string): Promise<Uint8Array | undefined>;
  /** All or nothing: a reader sees the old bytes or the new ones, also when the app is killed in between. */
  write(path: string, bytes: Uint8Array): Promise<void>;
  delete(path: string): Promise<void>;
  /** Paths that start with `prefix`, sorted. */
  list(prefix: string): Promise<string[]>;
}
