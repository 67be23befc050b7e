import {
  customGrad,
  mul,
  scalar,
  tensor1d,
  type Scalar,
  type Tensor,
  type Tensor1D,
} from '@tensorflow/tfjs-core';

/**
 * Σ weight · −[y·ln σ(z) + (1 − y)·ln σ(−z)] / Σ weight, with its gradient weight · (σ(z) − y) / Σ weight. `targets` y may
 * lie between 0 and 1. logits, targets, weights [B].
 */
export function binaryLoss(logits: Tensor1D, targets: Float32Array, weights: Float32Array): Scalar {
  return customGrad((...args) => {
    const [z, save] = args as unknown as [Tensor, (tensors: Tensor[]) => void];
    const values = z.dataSync<'float32'>();
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const slopes = new Float32Array(values.length);
    let loss = 0;
    values.forEach((value, index) => {
      const weight = weights[index]! / total;
      loss +=
        weight * (Math.max(value, 0) - value * targets[index]! + Math.log1p(Math.exp(-Math.abs(value))));
      slopes[index] = weight * (1 / (1 + Math.exp(-value)) - targets[index]!);
    });
    save([tensor1d(slopes)]);
    return {
      value: scalar(loss),
      gradFunc: (dy: Tensor, saved: Tensor[]) => mul(saved[0]!, dy),
    };
  })(logits) as Scalar;
}
