/** The way to the shop's cloud functions and file storage. The caller's identity is added by the platform, never sent. */
export interface CloudClient {
  /** The function's reply, unparsed. Throws `CloudUnreachableError` when no reply came: the call may or may not have run. */
  callFunction(name: string, request: object): Promise<unknown>;
  /**
   * At most `maxBytes` bytes: a longer file, or one without end, is given up as soon as it shows.
   * Throws `CloudUnreachableError`, `CloudFileMissingError` when there is no such file, or `CloudFileTooLargeError`.
   */
  downloadFile(cloudPath: string, maxBytes: number): Promise<Uint8Array>;
  /**
   * Stores a file of the device's own under a path that nobody else has used, and returns its file id.
   * @param localUrl as `PhotoPicker` gives it
   * @param onProgress hears of percents on the way, on platforms that tell
   * Throws `CloudUnreachableError`; whether something was stored is not known then.
   */
  uploadFile(cloudPath: string, localUrl: string, onProgress?: (percent: number) => void): Promise<string>;
  /** What an image element can show. */
  fileUrl(cloudPath: string): string;
}

export class CloudUnreachableError extends Error {
  override readonly name = 'CloudUnreachableError';
}

export class CloudFileMissingError extends Error {
  override readonly name = 'CloudFileMissingError';
}

export class CloudFileTooLargeError extends Error {
  override readonly name = 'CloudFileTooLargeError';
  constructor(
    cloudPath: string,
    readonly maxBytes: number,
  ) {
    super(`"${cloudPath}" has more than the ${maxBytes} bytes that were asked for`);
  }
}
