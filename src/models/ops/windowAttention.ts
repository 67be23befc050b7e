import {
  add,
  fill,
  concat,
  gather,
  matMul,
  mul,
  reshape,
  softmax,
  tensor1d,
  tensor3d,
  tidy,
  transpose,
  type Tensor,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import { keepFactor, type CounterDropout } from './keepMask';
import { pairwiseAges, positionsTensor, positionsValues, type Positions } from './raggedRows';
import { runFused } from './runFused';

export const WINDOW_ATTENTION = 'WindowAttention';

/** Half-float textures turn −1e9 into −∞, and a row of them into NaN; e^−1e4 is 0 as well. */
export const NEVER = -1e4;

export interface AttentionOptions {
  /** H; must divide D. */
  heads: number;
  /**
   * Drops attention probabilities; `offset` is the number of rows before the first one in the whole batch. The
   * counter of a probability is ((offset + row) · H + head) · L + age.
   */
  dropout?: CounterDropout;
}

/**
 * Causal multi-head attention within a window, over several sequences at once (Vaswani et al. 2017, with a learned
 * bias by relative position instead of absolute ones):
 * logit = q[t]·k[s] / √(D/H) + bias[head, age], age = t − s < L, s in t's own sequence; softmax over s; Σ p·v[s].
 *
 * q, k, v [P, D], bias [H, L], positions [P] (see `Positions`) → [P, D]. Throws RangeError when H does not divide D.
 */
export function windowAttention(
  q: Tensor2D,
  k: Tensor2D,
  v: Tensor2D,
  bias: Tensor2D,
  positions: Positions,
  { heads, dropout }: AttentionOptions,
): Tensor2D {
  const [rows, dimension] = q.shape;
  if (dimension % heads !== 0) {
    throw new RangeError(`windowAttention: ${heads} heads do not divide ${dimension} columns`);
  }
  const attributes = {
    heads,
    rate: dropout?.rate ?? 0,
    seed: dropout?.seed ?? 0,
    offset: dropout?.offset ?? 0,
  };
  return tidy(() =>
    runFused(WINDOW_ATTENTION, { q, k, v, bias, positions: positionsTensor(positions) }, attributes, () => {
      const window = bias.shape[1];
      const ages = pairwiseAges(positionsValues(positions), window);
      const biasOrNever = concat([bias, fill([heads, 1], NEVER)], 1);
      const byPair = reshape(gather(biasOrNever, tensor1d(ages, 'int32'), 1), [heads, rows, rows]);
      const scaled = mul(q, 1 / Math.sqrt(dimension / heads)) as Tensor2D;
      const logits = matMul(splitHeads(scaled, heads), splitHeads(k, heads), false, true); // [H, P, P]
      const probabilities = softmax(add(logits, byPair));
      const kept = dropout?.rate
        ? mul(probabilities, attentionMask(ages, heads, window, rows, dropout))
        : probabilities;
      return joinHeads(matMul(kept, splitHeads(v, heads)), rows, dimension);
    }),
  );
}

/** [P, D] → [H, P, D/H]: head h reads the h-th stretch of columns. */
function splitHeads(x: Tensor2D, heads: number): Tensor {
  const [rows, dimension] = x.shape;
  if (heads === 1) return reshape(x, [1, rows, dimension]);
  return transpose(reshape(x, [rows, heads, dimension / heads]), [1, 0, 2]);
}

function joinHeads(x: Tensor, rows: number, dimension: number): Tensor2D {
  return reshape(x.shape[0] === 1 ? x : transpose(x, [1, 0, 2]), [rows, dimension]);
}

function attentionMask(
  ages: Int32Array,
  heads: number,
  window: number,
  rows: number,
  { rate, seed, offset }: CounterDropout,
): Tensor {
  const mask = new Float32Array(heads * rows * rows);
  for (let head = 0; head < heads; head++) {
    for (let pair = 0; pair < rows * rows; pair++) {
      const age = ages[pair]!;
      if (age === window) continue;
      const row = offset + Math.floor(pair / rows);
      mask[head * rows * rows + pair] = keepFactor((row * heads + head) * window + age, { rate, seed });
    }
  }
  return tensor3d(mask, [heads, rows, rows]);
}
