import { add, matMul, relu, tidy, type Tensor1D, type Tensor2D } from '@tensorflow/tfjs-core';
import { layerNorm } from './layerNorm';
import { runFused } from './runFused';

export const PROJECT = 'Project';

/** What the rows are normalised with, see `layerNorm`. */
export interface RowNorm {
  /** [I] */
  gain: Tensor1D;
  /** [I] */
  offset: Tensor1D;
  epsilon: number;
}

export interface ProjectOptions {
  /** Layer normalisation of x before the product. */
  norm?: RowNorm;
  /** [O], added to every row. */
  bias?: Tensor1D;
  /** What is negative becomes 0. */
  relu?: boolean;
  /** [P, O], added last. */
  residual?: Tensor2D;
}

/**
 * relu(norm(x) · weight + bias) + residual, each part but the product optional: x [P, I] · weight [I, O] → [P, O].
 * For matrices so small that starting an operation costs more than what it computes.
 */
export function project(
  x: Tensor2D,
  weight: Tensor2D,
  { norm, bias, relu: isRectified = false, residual }: ProjectOptions = {},
): Tensor2D {
  const inputs = {
    x,
    weight,
    ...(norm && { gain: norm.gain, offset: norm.offset }),
    ...(bias && { bias }),
    ...(residual && { residual }),
  };
  const attributes = { epsilon: norm?.epsilon ?? 0, relu: Number(isRectified) };
  return runFused(PROJECT, inputs, attributes, () =>
    tidy(() => {
      let y: Tensor2D = matMul(norm ? layerNorm(x, norm.gain, norm.offset, norm.epsilon) : x, weight);
      if (bias) y = add(y, bias);
      if (isRectified) y = relu(y);
      return residual ? add(residual, y) : y;
    }),
  );
}
