import { tensor1d, type Tensor, type Tensor1D } from '@tensorflow/tfjs-core';
import { type UploadedRows } from './uploadedRows';

/**
 * Sequences laid one after the other without padding: row t belongs to the sequence that began at row
 * t − positions[t]; a position counts from 0 at its sequence's first row.
 */
export type Positions = Int32Array | Tensor1D | UploadedRows;

/** [P]; or [P, 4] where rows are uploaded in that form. */
export function positionsTensor(positions: Positions): Tensor {
  if (positions instanceof Int32Array) return tensor1d(positions, 'int32');
  if (!('positions' in positions)) return positions;
  return positions.tensor ?? tensor1d(positions.positions, 'int32');
}

export function positionsValues(positions: Positions): Int32Array {
  if (positions instanceof Int32Array) return positions;
  return 'positions' in positions ? positions.positions : (positions.dataSync() as Int32Array);
}

/**
 * [P, P] row-major: how many rows before row t row s lies, where s is in t's sequence, not after t and less than
 * `window` rows before it; `window` for every other pair.
 */
export function pairwiseAges(positions: Int32Array, window: number): Int32Array {
  const rows = positions.length;
  const ages = new Int32Array(rows * rows).fill(window);
  for (let row = 0; row < rows; row++) {
    const oldest = Math.min(positions[row]!, window - 1);
    for (let age = 0; age <= oldest; age++) ages[row * rows + row - age] = age;
  }
  return ages;
}
