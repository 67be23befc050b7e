import {
  add,
  customGrad,
  div,
  dropout,
  exp,
  linalg,
  logSoftmax,
  matMul,
  mean,
  mul,
  neg,
  oneHot,
  ones,
  reshape,
  rsqrt,
  softmax,
  square,
  sub,
  sum,
  tensor1d,
  zerosLike,
  type Scalar,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import { REFERENCE, type ReferenceOps } from './referenceNetwork';

const { dimension, dropoutRate, epsilon, length } = REFERENCE;

/** As one writes them with tfjs alone: whole batches [sequences, length, D], and logits that are stored. */
export const stockOps: ReferenceOps = {
  indices: (values) => tensor1d(values, 'int32'),
  layerNorm: (x, gain, bias) => {
    const centred = sub(x, mean(x, 1, true));
    const scale = rsqrt(add(mean(square(centred), 1, true), epsilon));
    return add(mul(mul(centred, scale), gain), bias);
  },
  attention: (q, k, v) => {
    const [queries, keys, values] = [q, k, v].map((x) => reshape(x, [-1, length, dimension])) as [
      Tensor,
      Tensor,
      Tensor,
    ];
    const later = mul(sub(1, linalg.bandPart(ones([length, length]), -1, 0)), -1e9);
    const logits = add(mul(matMul(queries, keys, false, true), 1 / Math.sqrt(dimension)), later);
    return reshape(matMul(dropout(softmax(logits), dropoutRate), values), [-1, dimension]);
  },
  dropout: (x) => dropout(x, dropoutRate) as Tensor2D,
  loss: (hidden, table, { targets }) =>
    crossEntropy(matMul(hidden, table, false, true), tensor1d(targets, 'int32')),
};

/** tfjs has no softmax cross-entropy by index that can be differentiated. */
const crossEntropy = customGrad((...args) => {
  const [logits, targets, save] = args as unknown as [Tensor2D, Tensor1D, (tensors: Tensor[]) => void];
  const [rows, columns] = logits.shape;
  const logProbabilities = logSoftmax(logits);
  const aim = oneHot(targets, columns);
  save([logProbabilities, aim]);
  return {
    value: neg(div(sum(mul(logProbabilities, aim)), rows)),
    gradFunc: (dy: Tensor, [saved, savedAim]: Tensor[]) => [
      mul(sub(exp(saved!), savedAim!), div(dy, rows)),
      zerosLike(targets),
    ],
  };
}) as (logits: Tensor2D, targets: Tensor1D) => Scalar;
