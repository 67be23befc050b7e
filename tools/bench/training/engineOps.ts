import { tensor1d, zeros, type Tensor2D } from '@tensorflow/tfjs-core';
import { mixBits } from '../../../src/models/ops/keepMask';
import { layerNorm } from '../../../src/models/ops/layerNorm';
import { windowAttention } from '../../../src/models/ops/windowAttention';
import { dropout } from '../../../training/engine/ops/dropout';
import { linearCrossEntropy } from '../../../training/engine/ops/linearCrossEntropy';
import { REFERENCE, type ReferenceOps } from './referenceNetwork';

const { dimension, dropoutRate, epsilon, length } = REFERENCE;

/** The operations that the trainer uses. */
export const engineOps: ReferenceOps = {
  indices: (values) => tensor1d(values, 'int32'),
  layerNorm: (x, gain, bias) => layerNorm(x, gain, bias, epsilon),
  attention: (q, k, v, { positions, seed, rowsBefore }, site) =>
    windowAttention(q, k, v, zeros([1, length]) as Tensor2D, positions, {
      heads: 1,
      dropout: { rate: dropoutRate, seed: mixBits(seed + site), offset: rowsBefore },
    }),
  dropout: (x, { seed, rowsBefore }, site) =>
    dropout(x, { rate: dropoutRate, seed: mixBits(seed + site), offset: rowsBefore * dimension }),
  loss: (hidden, table, { targets, totalRows }) =>
    linearCrossEntropy({
      hidden,
      table,
      targets,
      weights: new Float32Array(targets.length).fill(1),
      totalWeight: totalRows,
    }),
};
