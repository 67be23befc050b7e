import { textNgrams } from '../../src/text/textNgrams';

/** Texts as rows of hashed n-grams: entries `offsets[row]` to `offsets[row + 1]` are those of a row. */
export interface NgramMatrix {
  bits: number;
  offsets: Int32Array;
  /** Rising within a row. */
  buckets: Int32Array;
  counts: Int32Array;
}

/** Reads each text once; everything that is trained on the set works on these numbers. */
export function ngramMatrix(texts: readonly string[], bits: number): NgramMatrix {
  const rows = texts.map((text) => textNgrams(text, bits));
  const offsets = new Int32Array(rows.length + 1);
  rows.forEach(({ buckets }, row) => (offsets[row + 1] = offsets[row]! + buckets.length));
  const buckets = new Int32Array(offsets[rows.length]!);
  const counts = new Int32Array(buckets.length);
  rows.forEach((row, index) => {
    buckets.set(row.buckets, offsets[index]!);
    counts.set(row.counts, offsets[index]!);
  });
  return { bits, offsets, buckets, counts };
}
