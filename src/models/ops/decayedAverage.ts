import {
  concat,
  exp,
  gather,
  matMul,
  reshape,
  tensor1d,
  tidy,
  zeros,
  type Tensor1D,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import { pairwiseAges, positionsTensor, positionsValues, type Positions } from './raggedRows';
import { runFused } from './runFused';

export const DECAYED_AVERAGE = 'DecayedAverage';

/**
 * y[t] = Σ e^decay[age] · x[t − age] over the rows of t's own sequence, age < L, for every row at once.
 * x [P, D], decay [L], positions [P] (see `Positions`) → [P, D].
 */
export function decayedAverage(x: Tensor2D, decay: Tensor1D, positions: Positions): Tensor2D {
  return tidy(() =>
    runFused(DECAYED_AVERAGE, { x, decay, positions: positionsTensor(positions) }, {}, () => {
      const rows = x.shape[0];
      const weights = concat([exp(decay), zeros([1])]); // the last one is for pairs that do not meet
      const ages = tensor1d(pairwiseAges(positionsValues(positions), decay.shape[0]), 'int32');
      return matMul(reshape(gather(weights, ages), [rows, rows]), x) as Tensor2D;
    }),
  );
}
