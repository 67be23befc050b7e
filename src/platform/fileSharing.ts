/** The way out of the app for a file that is the person's own. */
export interface FileSharing {
  /** Makes a file ready; throws `StorageError` when there is no room for it. */
  prepare(name: string, text: string): Promise<PreparedFile>;
}

export interface PreparedFile {
  /** To be called by a tap's handler itself: platforms refuse it later. On WeChat to a chat, in browsers a download. */
  share(): Promise<'shared' | 'cancelled' | 'unavailable'>;
  /** Removes what was made ready. */
  discard(): Promise<void>;
}
