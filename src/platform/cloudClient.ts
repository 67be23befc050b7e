/** The way to the shop's cloud functions and file storage. The caller's identity is added by the platform, never sent. */
export interface CloudClient {
  /** The function's reply, unparsed. Throws `CloudUnreachableError` when no reply came: the call may or may not have run. */
  callFunction(name: string, request: object): Promise<unknown>;
  /** Throws `CloudUnreachableError`, or `CloudFileMissingError` when there is no such file. */
  downloadFile(cloudPath: string): Promise<Uint8Array>;
  /** What an image element can show. */
  fileUrl(cloudPath: string): string;
}

export class CloudUnreachableError extends Error {
  override readonly name = 'CloudUnreachableError';
}

export class CloudFileMissingError extends Error {
  override readonly name = 'CloudFileMissingError';
}
