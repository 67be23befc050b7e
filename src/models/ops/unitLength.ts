import { add, mul, rsqrt, step, sub, sum, tidy, type Tensor2D } from '@tensorflow/tfjs-core';
import { runFused } from './runFused';

export const UNIT_LENGTH = 'UnitLength';

/** x [P, D] → each row divided by its Euclidean length. A row of zeros stays, its gradient passes unchanged. */
export function unitLength(x: Tensor2D): Tensor2D {
  return runFused(UNIT_LENGTH, { x }, {}, () =>
    tidy(() => {
      const squared = sum(mul(x, x), 1, true);
      const isZero = sub(1, step(squared)); // `step` has a gradient, comparisons have none
      return mul(x, rsqrt(add(squared, isZero))) as Tensor2D;
    }),
  );
}
