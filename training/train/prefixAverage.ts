import {
  customGrad,
  tensor1d,
  tensor2d,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
} from '@tensorflow/tfjs-core';

/**
 * The decayed average of `src/models`, for every prefix of several sequences at once:
 * y[t] = Σ e^decay[age] · x[t − age] over the items of t's own sequence, at most L of them.
 *
 * x [P, D] holds the sequences one after the other; `positions` [P] counts from 0 at each one's first item;
 * decay [L]. Plain loops with their gradient: as tensor operations this would be P·L·D numbers.
 */
export function prefixAverage(x: Tensor2D, decay: Tensor1D, positions: Int32Array): Tensor2D {
  const operation = customGrad((...args) => {
    const [input, logWeights, save] = args as unknown as [Tensor2D, Tensor1D, (tensors: Tensor[]) => void];
    const shape = input.shape;
    const weights = Float32Array.from(logWeights.dataSync(), Math.exp);
    const values = input.dataSync() as Float32Array;
    save([input]);
    return {
      value: tensor2d(average(values, weights, positions, shape[1]), shape),
      gradFunc: (dy: Tensor, [saved]: Tensor[]) => {
        const { dx, dWeights } = averageGradient(
          dy.dataSync() as Float32Array,
          saved!.dataSync() as Float32Array,
          weights,
          positions,
          shape[1],
        );
        return [tensor2d(dx, shape), tensor1d(dWeights.map((gradient, age) => gradient * weights[age]!))];
      },
    };
  });
  return operation(x, decay) as Tensor2D;
}

function average(
  x: Float32Array,
  weights: Float32Array,
  positions: Int32Array,
  dimension: number,
): Float32Array {
  const y = new Float32Array(x.length);
  for (let t = 0; t < positions.length; t++) {
    const to = t * dimension;
    const oldest = Math.min(positions[t]!, weights.length - 1);
    for (let age = 0; age <= oldest; age++) {
      const weight = weights[age]!;
      const from = to - age * dimension;
      for (let i = 0; i < dimension; i++) y[to + i] = y[to + i]! + weight * x[from + i]!;
    }
  }
  return y;
}

function averageGradient(
  dy: Float32Array,
  x: Float32Array,
  weights: Float32Array,
  positions: Int32Array,
  dimension: number,
): { dx: Float32Array; dWeights: Float32Array } {
  const dx = new Float32Array(x.length);
  const dWeights = new Float32Array(weights.length);
  for (let t = 0; t < positions.length; t++) {
    const at = t * dimension;
    const oldest = Math.min(positions[t]!, weights.length - 1);
    for (let age = 0; age <= oldest; age++) {
      const weight = weights[age]!;
      const from = at - age * dimension;
      let product = 0;
      for (let i = 0; i < dimension; i++) {
        const gradient = dy[at + i]!;
        dx[from + i] = dx[from + i]! + weight * gradient;
        product += gradient * x[from + i]!;
      }
      dWeights[age] = dWeights[age]! + product;
    }
  }
  return { dx, dWeights };
}
