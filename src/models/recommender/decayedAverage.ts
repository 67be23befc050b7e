import { gather, matMul, mul, reshape, tensor2d, tidy, type Tensor2D } from '@tensorflow/tfjs-core';
import { type DecayedAverageWeights } from './recommenderWeights';
import { type HistoryBatch } from './historyBatch';

/** The tensors of the decayed average. The caller disposes of them. */
export interface DecayedAverageTensors {
  kind: 'decayed-average';
  /** [N, D] item vectors times the projection: projecting is linear, so it is done once and not per ranking. */
  inputVectors: Tensor2D;
  /** [1, L] weight of each position, oldest first. */
  recency: Tensor2D;
}

export function uploadDecayedAverage(
  { decay, projection }: DecayedAverageWeights,
  itemVectors: Tensor2D,
): DecayedAverageTensors {
  const dimension = itemVectors.shape[1];
  return {
    kind: 'decayed-average',
    inputVectors: tidy(() => matMul(itemVectors, tensor2d(projection, [dimension, dimension]))),
    recency: tensor2d(Float32Array.from(decay, Math.exp).reverse(), [1, decay.length]),
  };
}

/**
 * Σ e^decay[age] · x[age] · projection, [size, D], not of unit length.
 * The softmax over ages would only divide by a positive number, which the cosine cancels.
 */
export function encodeDecayedAverage(
  { inputVectors, recency }: DecayedAverageTensors,
  { size, length, indices, presence }: HistoryBatch,
): Tensor2D {
  return tidy(() => {
    const items = gather(inputVectors, tensor2d(indices, [size, length], 'int32')); // [size, L, D]
    const weights = mul(tensor2d(presence, [size, length]), recency); // [size, L]
    const summed = matMul(reshape(weights, [size, 1, length]), items); // [size, 1, D]
    return reshape(summed, [size, inputVectors.shape[1]]);
  });
}
