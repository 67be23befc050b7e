import { inflateSync } from 'fflate';

/** A patch that copies nothing holds the whole file and some bytes for each run. */
const MOST_OVERHEAD_BYTES = 64 * 1024;

/**
 * Builds a file of `sizeBytes` from one that the phone has, and a patch: raw deflate (RFC 1951) of steps that follow one
 * another until the file is full.
 *
 * - `varint(length · 3)`, then `length` bytes: these bytes stand here.
 * - `varint(length · 3 + 1)`, `varint(zigzag(offset − end))`: `length` bytes of the old file from `offset`, where `end` is
 *   where the one before ended.
 * - `varint(length · 3 + 2)`, the same, then `length` bytes: these are added to those of the old file, modulo 256. What
 *   changed a little is then mostly zeros and small numbers, which deflate well (as in bsdiff, C. Percival 2003).
 *
 * Varints are LEB128, low bits first. Answers `undefined` for a patch that does not do this; whether the result is the
 * right one is for its hash to say. Memory is bounded by `sizeBytes`, whatever the patch claims.
 */
export function applyPatch(
  old: Uint8Array,
  patch: Uint8Array,
  sizeBytes: number,
): Uint8Array<ArrayBuffer> | undefined {
  let steps: Uint8Array;
  try {
    steps = inflateSync(patch, { out: new Uint8Array(sizeBytes + MOST_OVERHEAD_BYTES) });
  } catch {
    return undefined;
  }
  const result = new Uint8Array(sizeBytes);
  let read = 0;
  let written = 0;
  let end = 0;

  /** NaN past the end, or above what a length or an offset can be. */
  function varint(): number {
    let value = 0;
    for (let factor = 1; factor <= 2 ** 28; factor *= 128) {
      const byte = steps[read++];
      if (byte === undefined) return NaN;
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
    return NaN;
  }

  while (written < sizeBytes) {
    const head = varint();
    const length = Math.floor(head / 3);
    if (!(length > 0) || length > sizeBytes - written) return undefined;
    const [isInsert, isSum] = [head % 3 === 0, head % 3 === 2];
    if (!isInsert) {
      const zigzag = varint();
      const from = end + (zigzag % 2 === 0 ? zigzag / 2 : -(zigzag + 1) / 2);
      end = from + length;
      if (!(from >= 0) || end > old.length) return undefined;
      result.set(old.subarray(from, end), written);
    }
    if (isInsert || isSum) {
      if (read + length > steps.length) return undefined;
      // Sums wrap around, as a byte holds them.
      for (let at = 0; at < length; at += 1) result[written + at]! += steps[read + at]!;
      read += length;
    }
    written += length;
  }
  return read === steps.length ? result : undefined;
}
