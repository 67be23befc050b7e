import { tidy, type Tensor2D } from '@tensorflow/tfjs-core';
import { layerNorm } from './layerNorm';
import { project, type RowNorm } from './project';
import { positionsTensor, type Positions } from './raggedRows';
import { runFused } from './runFused';
import { windowAttention } from './windowAttention';

export const SELF_ATTENTION = 'SelfAttention';

/** D columns, H heads, L ages. */
export interface SelfAttentionWeights {
  norm: RowNorm;
  /** [D, D] */
  query: Tensor2D;
  /** [D, D] */
  key: Tensor2D;
  /** [D, D] */
  value: Tensor2D;
  /** [H, L] */
  ageBias: Tensor2D;
}

/**
 * `windowAttention` of the normalised rows' queries, keys and values: x [P, D] → [P, D], heads side by side.
 * Throws RangeError when the heads do not divide D.
 */
export function selfAttention(
  x: Tensor2D,
  { norm, query, key, value, ageBias }: SelfAttentionWeights,
  positions: Positions,
  heads: number,
): Tensor2D {
  return tidy(() => {
    const inputs = {
      x,
      gain: norm.gain,
      offset: norm.offset,
      ...{ query, key, value, ageBias },
      positions: positionsTensor(positions),
    };
    return runFused(SELF_ATTENTION, inputs, { heads, epsilon: norm.epsilon }, () => {
      const seen = layerNorm(x, norm.gain, norm.offset, norm.epsilon);
      return windowAttention(
        ...([project(seen, query), project(seen, key), project(seen, value)] as const),
        ageBias,
        positions,
        { heads },
      );
    });
  });
}
