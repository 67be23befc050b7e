import { inflateSync } from 'fflate';

/** A patch that copies nothing holds the whole file and some bytes for each run. */
const MOST_OVERHEAD_BYTES = 64 * 1024;

/**
 * Builds a file of `sizeBytes` from one that the phone has, and a patch: raw deflate (RFC 1951) of steps that follow one
 * another until the file is full.
 *
 * - `varint(length · 2)`, then `length` bytes: these bytes stand here.
 * - `varint(length · 2 + 1)`, `varint(zigzag(offset − end))`: `length` bytes of the old file from `offset`, where `end` is
 *   where the copy before ended.
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
    const length = Math.floor(head / 2);
    if (!(length > 0) || length > sizeBytes - written) return undefined;
    let source = steps;
    let from = read;
    if (head % 2 === 1) {
      const zigzag = varint();
      source = old;
      from = end + (zigzag % 2 === 0 ? zigzag / 2 : -(zigzag + 1) / 2);
      end = from + length;
    } else {
      read += length;
    }
    if (!(from >= 0) || from + length > source.length) return undefined;
    result.set(source.subarray(from, from + length), written);
    written += length;
  }
  return read === steps.length ? result : undefined;
}
