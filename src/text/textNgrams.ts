import { canonicalText } from './canonical/canonicalText';
import { isWordCharacter } from './canonical/wordCharacter';

/**
 * Grows with every change of what texts become or of where n-grams fall. Weights hold for one number only; a test keeps
 * the golden texts' buckets to it.
 */
export const TEXT_FEATURES_VERSION = 1;

/** Hashed n-grams of one text: distinct buckets, rising, and how often each occurs. */
export interface TextNgrams {
  buckets: Int32Array;
  counts: Int32Array;
  /** See `CanonicalText`: what is not 0 should be told. */
  unread: number;
}

const LONGEST_NGRAM = 3;
/** Seeds of what must not fall together by more than chance: n-grams of characters by length, words, pairs of words. */
const SEEDS = [0, 0x811c9dc5, 0x1b873593, 0x85ebca6b] as const;
const WORD_SEED = 0xc2b2ae35;
const PAIR_SEED = 0x27d4eb2f;

/** A number spread over 32 bits (the finaliser of MurmurHash3). */
function spread(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** FNV-1a, a character at a time. */
function follow(hash: number, point: number): number {
  return Math.imul(hash ^ point, 0x01000193);
}

/**
 * Characters with their pairs and triples, whole words of alphabets and pairs of neighbouring words, in 2 ** `bits`
 * buckets. Takes any text; it is made canonical first.
 * @param hidden position of a character of the canonical text that nothing may cover
 */
export function textNgrams(input: string, bits: number, hidden = -1): TextNgrams {
  const { text, unread } = canonicalText(input);
  const points = Array.from(text, (character) => character.codePointAt(0)!);
  const shift = 32 - bits;
  const found: number[] = [];
  for (let start = 0; start < points.length; start++) {
    let hash = 0;
    const end = start <= hidden ? hidden : points.length;
    const longest = Math.min(LONGEST_NGRAM, end - start);
    for (let length = 1; length <= longest; length++) {
      hash = follow(hash, points[start + length - 1]!);
      found.push(spread(hash ^ SEEDS[length]!) >>> shift);
    }
  }
  for (const hash of wordHashes(points, hidden)) found.push(hash >>> shift);
  return { ...countBuckets(Uint32Array.from(found).sort()), unread };
}

/** Words longer than an n-gram, and pairs of words, whatever stands between the two. */
function wordHashes(points: readonly number[], hidden: number): number[] {
  const hashes: number[] = [];
  let previous: number | undefined;
  for (let start = 0; start < points.length; start++) {
    if (!isWordCharacter(points[start])) continue;
    let hash = 0;
    let end = start;
    while (isWordCharacter(points[end])) hash = follow(hash, points[end++]!);
    if (start <= hidden && hidden < end) {
      previous = undefined;
      start = end;
      continue;
    }
    if (end - start > LONGEST_NGRAM) hashes.push(spread(hash ^ WORD_SEED));
    if (previous !== undefined) hashes.push(spread(follow(previous, hash) ^ PAIR_SEED));
    previous = spread(hash);
    start = end;
  }
  return hashes;
}

function countBuckets(sorted: Uint32Array): Pick<TextNgrams, 'buckets' | 'counts'> {
  const buckets = new Int32Array(sorted.length);
  const counts = new Int32Array(sorted.length);
  let size = 0;
  sorted.forEach((bucket, index) => {
    if (index === 0 || bucket !== sorted[index - 1]) buckets[size++] = bucket;
    counts[size - 1]! += 1;
  });
  return { buckets: buckets.slice(0, size), counts: counts.slice(0, size) };
}
