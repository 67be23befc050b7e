import { sha256 } from 'js-sha256';
import { type Clock } from '../platform';

/** Of bytes that come in parts. */
export interface Sha256 {
  update(bytes: Uint8Array): unknown;
  /** Lower-case hexadecimal. */
  hex(): string;
}

export const createSha256 = (): Sha256 => sha256.create();

/** About a millisecond of work on a phone that compiles JavaScript, some ten on one that interprets it. */
const CHUNK_BYTES = 32 * 1024;

/** Lower-case hexadecimal SHA-256 at one go: for small inputs. */
export function sha256Hex(bytes: Uint8Array): string {
  return sha256(bytes);
}

/** The same for files, giving the page a turn between chunks. */
export async function sha256HexOfFile(bytes: Uint8Array, clock: Pick<Clock, 'schedule'>): Promise<string> {
  const hash = createSha256();
  for (let start = 0; start < bytes.length; start += CHUNK_BYTES) {
    if (start > 0) await new Promise<void>((resolve) => clock.schedule(0, resolve));
    hash.update(bytes.subarray(start, start + CHUNK_BYTES));
  }
  return hash.hex();
}
