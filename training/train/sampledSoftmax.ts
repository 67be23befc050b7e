import {
  customGrad,
  exp,
  mul,
  scalar,
  tensor1d,
  tensor2d,
  type Scalar,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
} from '@tensorflow/tfjs-core';

export interface SampledSoftmaxTargets {
  /** [P] item of each row. */
  targets: Int32Array;
  /** [M] items of the negatives, shared by all rows. */
  negatives: Int32Array;
  /** [P] 1 for rows that count, 0 for rows to skip. */
  weights: Float32Array;
  /** Added to every negative's logit: log(items / M) makes the sample stand for all items. */
  correction: number;
}

/**
 * Mean of −log(e^p / (e^p + Σ e^n)) over the rows that count; p [P] is the logit of the row's own item,
 * n [P, M] those of the sampled negatives. A negative that is the row's own item is left out.
 */
export function sampledSoftmaxLoss(p: Tensor1D, n: Tensor2D, sample: SampledSoftmaxTargets): Scalar {
  const operation = customGrad((...args) => {
    const [own, others] = args as unknown as [Tensor1D, Tensor2D];
    const { loss, dOwn, dOthers } = lossAndGradient(
      own.dataSync() as Float32Array,
      exp(others).dataSync() as Float32Array,
      sample,
    );
    return {
      value: scalar(loss),
      gradFunc: (dy: Tensor) => [mul(tensor1d(dOwn), dy), mul(tensor2d(dOthers, others.shape), dy)],
    };
  });
  return operation(p, n) as Scalar;
}

/**
 * `odds` [P, M] are the exponentials of the negatives' logits; they become their gradient in place. Logits are
 * cosines over a temperature, so exponentials need no subtracted maximum.
 */
function lossAndGradient(own: Float32Array, odds: Float32Array, sample: SampledSoftmaxTargets) {
  const { targets, negatives, weights, correction } = sample;
  const width = negatives.length;
  const total = weights.reduce((sum, weight) => sum + weight, 0) || 1;
  const dOwn = new Float32Array(own.length);
  let loss = 0;
  for (let row = 0; row < own.length; row++) {
    const start = row * width;
    const end = start + width;
    if (weights[row] === 0) {
      odds.fill(0, start, end);
      continue;
    }
    const target = targets[row]!;
    for (
      let column = negatives.indexOf(target);
      column >= 0;
      column = negatives.indexOf(target, column + 1)
    ) {
      odds[start + column] = 0;
    }
    let sum = 0;
    for (let at = start; at < end; at++) sum += odds[at]!;
    const ratio = Math.exp(correction - own[row]!);
    const scale = ratio / (total * (1 + ratio * sum));
    for (let at = start; at < end; at++) odds[at] = odds[at]! * scale;
    dOwn[row] = -sum * scale;
    loss += Math.log1p(ratio * sum);
  }
  return { loss: loss / total, dOwn, dOthers: odds };
}
