import { matMul, mul, ones, rsqrt, tensor2d, tidy, type Tensor2D } from '@tensorflow/tfjs-core';
import { encodeDecayedAverage, uploadDecayedAverage, type DecayedAverageTensors } from './decayedAverage';
import { type HistoryBatch } from './historyBatch';
import { type RecommenderWeights } from './recommenderWeights';

/** The recommender on the current backend. */
export interface RecommenderTensors {
  /** [N, D], unit rows. */
  itemVectors: Tensor2D;
  /** [D, 1] of ones: a sum as one matrix product costs one draw call where `sum` needs two. */
  ones: Tensor2D;
  encoder: EncoderTensors;
}
export type EncoderTensors = DecayedAverageTensors;

/** Copies the weights to the current backend. `disposeRecommender` frees them. */
export function uploadRecommender(weights: RecommenderWeights): RecommenderTensors {
  const { itemCount, dimension, encoder } = weights;
  const itemVectors = tensor2d(weights.itemVectors, [itemCount, dimension]);
  return { itemVectors, ones: ones([dimension, 1]), encoder: uploadDecayedAverage(encoder, itemVectors) };
}

export function disposeRecommender({ itemVectors, ones: column, encoder }: RecommenderTensors): void {
  for (const tensor of [itemVectors, column, encoder.inputVectors, encoder.recency]) tensor.dispose();
}

/** Unit-length history vectors [size, D]. The caller owns the result. */
export function encodeHistory(tensors: RecommenderTensors, batch: HistoryBatch): Tensor2D {
  return tidy(() => {
    const encoded = encodeDecayedAverage(tensors.encoder, batch);
    const squaredLength: Tensor2D = matMul(mul(encoded, encoded), tensors.ones); // [size, 1]
    return mul(encoded, rsqrt(squaredLength));
  });
}

/** cos(history, item) for every item, [size, N]. The caller owns the result; `finishScores` makes scores of it. */
export function scoreItems(tensors: RecommenderTensors, batch: HistoryBatch): Tensor2D {
  return tidy(() => matMul(encodeHistory(tensors, batch), tensors.itemVectors, false, true));
}
