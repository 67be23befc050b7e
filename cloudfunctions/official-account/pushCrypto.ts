import { createCipheriv, createDecipheriv, createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** PKCS#7 to blocks of 32 bytes, not of the cipher's 16. */
const BLOCK_BYTES = 32;
const NONCE_BYTES = 16;
const LENGTH_BYTES = 4;

/** SHA-1 over the sorted parts, as WeChat signs a push: token, timestamp, nonce and, in safe mode, the encrypted text. */
export function signPush(...parts: string[]): string {
  return createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex');
}

export function isSameSignature(expected: string, given: string): boolean {
  const [left, right] = [Buffer.from(expected), Buffer.from(given)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/**
 * Safe mode: AES-256-CBC under the account's EncodingAESKey (43 characters of base64), the key's first 16 bytes as
 * initialisation vector, over random(16) ‖ length(4, big-endian) ‖ message ‖ app id. `undefined` for what was not
 * encrypted with this key for this app.
 */
export function decryptPush(encrypted: string, encodingKey: string, appId: string): string | undefined {
  const key = Buffer.from(`${encodingKey}=`, 'base64');
  try {
    const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
    const padded = Buffer.concat([decipher.update(encrypted, 'base64'), decipher.final()]);
    const padding = padded.at(-1) ?? 0;
    if (padding < 1 || padding > BLOCK_BYTES || padding > padded.length) return undefined;
    const plain = padded.subarray(0, padded.length - padding);
    const start = NONCE_BYTES + LENGTH_BYTES;
    if (plain.length < start) return undefined;
    const end = start + plain.readUInt32BE(NONCE_BYTES);
    if (end > plain.length || plain.subarray(end).toString() !== appId) return undefined;
    return plain.subarray(start, end).toString();
  } catch {
    return undefined;
  }
}

/** The other direction, by which WeChat sends: for tests and a local sender. */
export function encryptPush(message: string, encodingKey: string, appId: string): string {
  const key = Buffer.from(`${encodingKey}=`, 'base64');
  const text = Buffer.from(message);
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(text.length);
  const plain = Buffer.concat([randomBytes(NONCE_BYTES), length, text, Buffer.from(appId)]);
  const padding = BLOCK_BYTES - (plain.length % BLOCK_BYTES);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const padded = Buffer.concat([plain, Buffer.alloc(padding, padding)]);
  return Buffer.concat([cipher.update(padded), cipher.final()]).toString('base64');
}
