import { unitRows } from './unitRows';

/** One summand of an item's vector: a row of the table of attributes, multiplied. */
export interface WeighedRow {
  row: number;
  weight: number;
}

/**
 * What items are by their content alone: Σ weight · row of the attributes' table [A, D], each of unit length
 * [items, D]. This is the item vector of training without the item's own share, which nobody has learned yet.
 */
export function contentVectors(
  rowsOfItems: readonly (readonly WeighedRow[])[],
  table: Float32Array,
  dimension: number,
): Float32Array {
  const sums = new Float32Array(rowsOfItems.length * dimension);
  rowsOfItems.forEach((rows, item) => {
    for (const { row, weight } of rows) {
      for (let axis = 0; axis < dimension; axis++) {
        sums[item * dimension + axis]! += weight * table[row * dimension + axis]!;
      }
    }
  });
  return unitRows(sums, dimension);
}
