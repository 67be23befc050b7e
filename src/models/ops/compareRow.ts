import { matMul, slice, tidy, type Tensor2D } from '@tensorflow/tfjs-core';
import { runFused } from './runFused';

export const COMPARE_ROW = 'CompareRow';

/** x[row] · item for every item: x [P, D], items [N, D] → [1, N]. */
export function compareRow(x: Tensor2D, row: number, items: Tensor2D): Tensor2D {
  return runFused(COMPARE_ROW, { x, items }, { row }, () =>
    tidy(() => matMul(slice(x, [row, 0], [1, -1]), items, false, true)),
  );
}
