import { type TransitionTable } from '../../src/models/recommender/transitionTable';

/** Writes the strengths of one item's neighbours into `strengths` [N] (zeros before) and lists who got any. */
export type FillRow = (item: number, strengths: Float32Array, touched: number[]) => void;

/**
 * A table of each item's `neighboursPerItem` strongest neighbours; equal strengths in the order of index.
 * Weights are scaled so that the mean of those above 0 is 0.5.
 */
export function buildNeighbourTable(
  itemCount: number,
  neighboursPerItem: number,
  fillRow: FillRow,
): TransitionTable {
  const neighbours = new Int32Array(itemCount * neighboursPerItem);
  const weights = new Float32Array(itemCount * neighboursPerItem);
  const strengths = new Float32Array(itemCount);
  let sum = 0;
  let count = 0;
  for (let item = 0; item < itemCount; item++) {
    const touched: number[] = [];
    fillRow(item, strengths, touched);
    const strongest = touched
      .filter((neighbour) => neighbour !== item)
      .sort((a, b) => strengths[b]! - strengths[a]! || a - b)
      .slice(0, neighboursPerItem);
    const start = item * neighboursPerItem;
    neighbours.fill(item, start, start + neighboursPerItem);
    strongest.forEach((neighbour, place) => {
      neighbours[start + place] = neighbour;
      weights[start + place] = strengths[neighbour]!;
      sum += strengths[neighbour]!;
      count++;
    });
    for (const neighbour of touched) strengths[neighbour] = 0;
  }
  if (sum > 0) for (let i = 0; i < weights.length; i++) weights[i] = (weights[i]! * 0.5 * count) / sum;
  return { neighboursPerItem, neighbours, weights };
}

/** Where each item occurs: item i at entries offsets[i] … offsets[i + 1], in the order of the sequences. */
export interface Occurrences {
  offsets: Int32Array;
  sequence: Int32Array;
  position: Int32Array;
}

export function indexOccurrences(sequences: readonly Int32Array[], itemCount: number): Occurrences {
  const offsets = new Int32Array(itemCount + 1);
  for (const items of sequences) for (const item of items) offsets[item + 1] = offsets[item + 1]! + 1;
  for (let item = 0; item < itemCount; item++) offsets[item + 1] = offsets[item + 1]! + offsets[item]!;
  const next = offsets.slice();
  const sequence = new Int32Array(offsets[itemCount]!);
  const position = new Int32Array(offsets[itemCount]!);
  sequences.forEach((items, row) => {
    items.forEach((item, place) => {
      const entry = next[item]!;
      next[item] = entry + 1;
      sequence[entry] = row;
      position[entry] = place;
    });
  });
  return { offsets, sequence, position };
}
