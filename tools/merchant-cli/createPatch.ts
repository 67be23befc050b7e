import { deflateRawSync } from 'node:zlib';
import { applyPatch } from '../../src/inference/applyPatch';

/** Bytes that must agree before a copy is looked at; a shorter run would cost more than it saves. */
const WINDOW_BYTES = 8;
const SHORTEST_RUN_BYTES = 12;
/** So many equal bytes are cheaper as a copy of their own than as zeros among sums. */
const COPY_OF_ITS_OWN_BYTES = 64;
/** A byte that moved by no more is likely the same number, learned a little further. */
const SMALL_STEP = 3;
/** A run of likenesses is over when so many more bytes differ than agree. */
const GIVE_UP = 16;

type StepKind = 'insert' | 'copy' | 'add';
const KIND_CODE: Record<StepKind, number> = { insert: 0, copy: 1, add: 2 };

interface Run {
  kind: 'copy' | 'add';
  from: number;
  length: number;
}

/**
 * The patch that `applyPatch` turns `old` into `next` with: what is unchanged (an item's rows, most of a vocabulary) is
 * copied from wherever it stood, so that rows which were appended or moved cost nothing either; what changed a little
 * comes as the difference.
 */
export function createPatch(old: Uint8Array, next: Uint8Array): Uint8Array {
  const steps: number[] = [];
  const varint = (value: number) => {
    for (; value > 127; value = Math.floor(value / 128)) steps.push((value % 128) + 128);
    steps.push(value);
  };
  const head = (kind: StepKind, length: number) => varint(length * 3 + KIND_CODE[kind]);
  const places = indexWindows(old);
  let end = 0;
  let pending = 0;
  const insert = (until: number) => {
    if (until === pending) return;
    head('insert', until - pending);
    for (let at = pending; at < until; at += 1) steps.push(next[at]!);
  };
  for (let at = 0; at < next.length;) {
    // Where the last run would go on, past the bytes that changed: rows keep their places.
    const aligned = end + (at - pending);
    const run = longest([
      { kind: 'copy', from: aligned, length: matchLength(old, aligned, next, at) },
      { kind: 'add', from: aligned, length: likeLength(old, aligned, next, at) },
      ...copyFrom(places.get(windowKey(next, at)), old, next, at),
    ]);
    if (run.length < SHORTEST_RUN_BYTES) {
      at += 1;
      continue;
    }
    insert(at);
    head(run.kind, run.length);
    const jump = run.from - end;
    varint(jump >= 0 ? jump * 2 : -jump * 2 - 1);
    if (run.kind === 'add') {
      for (let index = 0; index < run.length; index += 1) {
        steps.push((next[at + index]! - old[run.from + index]!) & 255);
      }
    }
    end = run.from + run.length;
    at += run.length;
    pending = at;
  }
  insert(next.length);
  const patch = deflateRawSync(Uint8Array.from(steps), { level: 9 });
  const result = applyPatch(old, patch, next.length);
  if (!result || Buffer.compare(result, next) !== 0) throw new Error('a patch does not lead to its file');
  return patch;
}

function longest(runs: readonly Run[]): Run {
  return runs.reduce((best, run) => (run.length > best.length ? run : best));
}

function copyFrom(from: number | undefined, old: Uint8Array, next: Uint8Array, at: number): Run[] {
  return from === undefined ? [] : [{ kind: 'copy', from, length: matchLength(old, from, next, at) }];
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

/** How many bytes on more agree, or nearly so, than not; up to where they agree for long. */
function likeLength(old: Uint8Array, from: number, next: Uint8Array, at: number): number {
  if (from < 0) return 0;
  const most = Math.min(old.length - from, next.length - at);
  let best = 0;
  let bestScore = 0;
  let score = 0;
  let equal = 0;
  for (let length = 1; length <= most && score > bestScore - GIVE_UP; length += 1) {
    const step = Math.abs(next[at + length - 1]! - old[from + length - 1]!);
    equal = step === 0 ? equal + 1 : 0;
    if (equal === COPY_OF_ITS_OWN_BYTES) return Math.min(best, length - equal);
    score += step <= SMALL_STEP ? 1 : -1;
    if (score > bestScore) {
      bestScore = score;
      best = length;
    }
  }
  return best;
}
