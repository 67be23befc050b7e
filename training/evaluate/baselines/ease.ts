import { type SequenceSet } from '../../datasets/corpus';
import { type ScoreHistories } from '../rankHeldOut';
import { invertPositiveDefinite } from './invertPositiveDefinite';
import { createLowerTiles, TILE } from './symmetricTiles';

/** The matrix of all pairs of items takes 190 MB at this size, and half a minute. */
export const MAX_EASE_ITEMS = 4000;
const RIDGE = 500;
const RECENT_ITEMS = 20;
const DECAY = 0.8;

/**
 * EASE^R (Steck 2019): the item-item matrix B with a zero diagonal that best reconstructs who took what,
 * min ‖X − X·B‖² + λ‖B‖², in closed form P = (XᵀX + λI)⁻¹, B = −P / diag(P) column by column; λ = 500. The
 * history counts as in `itemKnn`: its last 20 items, each step back 0.8 of the one after it. Published EASE
 * counts all items alike, which does half as well on what comes NEXT.
 */
export function easeBaseline({ sequences }: SequenceSet, itemCount: number): ScoreHistories {
  const weights = easeMatrix(sequences, itemCount, RIDGE);
  return async (histories) =>
    histories.map((history) => {
      const scores = new Float32Array(itemCount);
      let recency = 1;
      for (const item of history.slice(-RECENT_ITEMS).reverse()) {
        const row = weights.subarray(item * itemCount, (item + 1) * itemCount);
        for (let other = 0; other < itemCount; other++) {
          scores[other] = scores[other]! + recency * row[other]!;
        }
        recency *= DECAY;
      }
      return scores;
    });
}

/** B [N, N], row-major: row = an item of the history, column = the item it speaks for. */
export function easeMatrix(sequences: readonly Int32Array[], itemCount: number, ridge: number): Float32Array {
  const gram = createLowerTiles(itemCount);
  const place = (row: number, column: number) => (row % TILE) * TILE + (column % TILE);
  const tile = (row: number, column: number) => gram.at(Math.trunc(row / TILE), Math.trunc(column / TILE));
  for (let item = 0; item < gram.count * TILE; item++) tile(item, item)[place(item, item)] = ridge;
  for (const sequence of sequences) {
    const items = Int32Array.from(new Set(sequence)).sort();
    items.forEach((row, index) => {
      for (let other = 0; other <= index; other++) {
        const column = items[other]!;
        const values = tile(row, column);
        const at = place(row, column);
        values[at] = values[at]! + 1;
      }
    });
  }
  mirrorDiagonalTiles(gram.count, gram.at);
  invertPositiveDefinite(gram);

  const weights = new Float32Array(itemCount * itemCount);
  const diagonal = Float64Array.from(
    { length: itemCount },
    (_, item) => tile(item, item)[place(item, item)]!,
  );
  for (let row = 0; row < itemCount; row++) {
    for (let column = 0; column < row; column++) {
      const value = tile(row, column)[place(row, column)]!;
      weights[row * itemCount + column] = -value / diagonal[column]!;
      weights[column * itemCount + row] = -value / diagonal[row]!;
    }
  }
  return weights;
}

/** Only their lower halves were counted. */
function mirrorDiagonalTiles(count: number, at: (i: number, j: number) => Float64Array): void {
  for (let i = 0; i < count; i++) {
    const values = at(i, i);
    for (let row = 0; row < TILE; row++) {
      for (let column = row + 1; column < TILE; column++) {
        values[row * TILE + column] = values[column * TILE + row]!;
      }
    }
  }
}
