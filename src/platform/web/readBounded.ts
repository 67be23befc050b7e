import { CloudFileTooLargeError } from '../cloudClient';

/** The body of a response, read piece by piece: more than `maxBytes` are never held. Throws `CloudFileTooLargeError`. */
export async function readBounded(
  response: Response,
  cloudPath: string,
  maxBytes: number,
): Promise<Uint8Array> {
  if (!response.body) return new Uint8Array(0);
  const reader = response.body.getReader();
  const pieces: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > maxBytes) {
      // Not awaited: a sender that never ends need not answer to this either.
      void reader.cancel().catch(() => undefined);
      throw new CloudFileTooLargeError(cloudPath, maxBytes);
    }
    pieces.push(value);
  }
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const piece of pieces) {
    bytes.set(piece, offset);
    offset += piece.length;
  }
  return bytes;
}
