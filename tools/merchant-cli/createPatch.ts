import { deflateRawSync } from 'node:zlib';
import { applyPatch } from '../../src/inference/applyPatch';

/** Bytes that must agree before a copy is looked at; a shorter copy would cost more than it saves. */
const WINDOW_BYTES = 8;
const SHORTEST_COPY_BYTES = 12;

/**
 * The patch that `applyPatch` turns `old` into `next` with: what is unchanged (an item's rows, most of a vocabulary) is
 * copied from wherever it stood, so that rows which were appended or moved cost nothing either.
 */
export function createPatch(old: Uint8Array, next: Uint8Array): Uint8Array {
  const steps: number[] = [];
  const varint = (value: number) => {
    for (; value > 127; value = Math.floor(value / 128)) steps.push((value % 128) + 128);
    steps.push(value);
  };
  const places = indexWindows(old);
  let end = 0;
  let pending = 0;
  const insert = (until: number) => {
    if (until === pending) return;
    varint((until - pending) * 2);
    for (let at = pending; at < until; at += 1) steps.push(next[at]!);
  };
  for (let at = 0; at < next.length;) {
    // Where the last copy would go on, past the bytes that changed: rows keep their places.
    const aligned = end + (at - pending);
    const candidates = [aligned, places.get(windowKey(next, at)) ?? -1];
    const matches = candidates.map((from) => ({ from, length: matchLength(old, from, next, at) }));
    const best = matches[1]!.length > matches[0]!.length ? matches[1]! : matches[0]!;
    if (best.length < SHORTEST_COPY_BYTES) {
      at += 1;
      continue;
    }
    insert(at);
    varint(best.length * 2 + 1);
    const jump = best.from - end;
    varint(jump >= 0 ? jump * 2 : -jump * 2 - 1);
    end = best.from + best.length;
    at += best.length;
    pending = at;
  }
  insert(next.length);
  const patch = deflateRawSync(Uint8Array.from(steps), { level: 9 });
  const result = applyPatch(old, patch, next.length);
  if (!result || Buffer.compare(result, next) !== 0) throw new Error('a patch does not lead to its file');
  return patch;
}

function indexWindows(bytes: Uint8Array): Map<string, number> {
  const places = new Map<string, number>();
  for (let at = 0; at + WINDOW_BYTES <= bytes.length; at += 1) places.set(windowKey(bytes, at), at);
  return places;
}

function windowKey(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + WINDOW_BYTES));
}

function matchLength(old: Uint8Array, from: number, next: Uint8Array, at: number): number {
  if (from < 0) return 0;
  let length = 0;
  while (
    from + length < old.length &&
    at + length < next.length &&
    old[from + length] === next[at + length]
  ) {
    length += 1;
  }
  return length;
}
