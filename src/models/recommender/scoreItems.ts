import { matMul, tensor2d, tidy, type Tensor2D } from '@tensorflow/tfjs-core';
import { encodeDecayedAverage } from './decayedAverage';
import { type HistoryBatch } from './historyBatch';
import { type RecommenderWeights } from './recommenderWeights';

/** The recommender on the current backend. */
export interface RecommenderTensors {
  /** [N, D], unit rows. */
  itemVectors: Tensor2D;
  /** What the encoder reads. */
  weights: RecommenderWeights;
}

/** Copies the weights to the current backend. `disposeRecommender` frees them. */
export function uploadRecommender(weights: RecommenderWeights): RecommenderTensors {
  return { itemVectors: tensor2d(weights.itemVectors, [weights.itemCount, weights.dimension]), weights };
}

export function disposeRecommender({ itemVectors }: RecommenderTensors): void {
  itemVectors.dispose();
}

/** Unit-length history vectors [size, D]. The caller owns the result. */
export function encodeHistory({ weights }: RecommenderTensors, batch: HistoryBatch): Tensor2D {
  return tensor2d(encodeDecayedAverage(weights, batch), [batch.size, weights.dimension]);
}

/** cos(history, item) for every item, [size, N]. The caller owns the result; `finishScores` makes scores of it. */
export function scoreItems(tensors: RecommenderTensors, batch: HistoryBatch): Tensor2D {
  return tidy(() => matMul(encodeHistory(tensors, batch), tensors.itemVectors, false, true));
}
