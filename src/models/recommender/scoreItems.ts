import {
  gather,
  matMul,
  slice,
  tensor,
  tensor1d,
  tensor2d,
  tidy,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import { type RecommenderConfig } from '../../contracts';
import { encodeSequences, type EncoderTensors } from './encodeSequences';
import { encoderWeightShapes } from './encoderWeights';
import { type HistoryBatch } from './historyBatch';
import { type RecommenderWeights } from './recommenderWeights';

/** The recommender on the current backend. */
export interface RecommenderTensors {
  config: RecommenderConfig;
  /** [N, D], unit rows. */
  itemVectors: Tensor2D;
  encoder: EncoderTensors;
}

/** Copies the weights to the current backend. `disposeRecommender` frees them. */
export function uploadRecommender(
  weights: RecommenderWeights,
  config: RecommenderConfig,
): RecommenderTensors {
  return {
    config,
    itemVectors: tensor2d(weights.itemVectors, [weights.itemCount, weights.dimension]),
    encoder: Object.fromEntries(
      Object.entries(encoderWeightShapes(config)).map(([name, shape]) => [
        name,
        tensor(weights.encoder[name]!, shape),
      ]),
    ),
  };
}

export function disposeRecommender({ itemVectors, encoder }: RecommenderTensors): void {
  itemVectors.dispose();
  for (const weight of Object.values(encoder)) weight.dispose();
}

/** The queries [size, D] of the histories. The caller owns the result. */
export function encodeHistories(
  { config, itemVectors, encoder }: RecommenderTensors,
  { indices, positions, signals, lastRows }: HistoryBatch,
): Tensor2D {
  return tidy(() => {
    const items: Tensor2D = gather(itemVectors, tensor1d(indices, 'int32'));
    const queries = encodeSequences({ items, positions, signals }, encoder, config);
    const isLastRow = lastRows.length === 1 && lastRows[0] === positions.length - 1;
    // A slice is a view; on a GPU that is one draw call less.
    return isLastRow
      ? slice(queries, [lastRows[0]!, 0], [1, -1])
      : gather(queries, tensor1d(lastRows, 'int32'));
  });
}

/**
 * cos(query, item) for every item, [size, N]. The caller owns the result; `finishScores` makes scores of it.
 */
export function scoreItems(tensors: RecommenderTensors, batch: HistoryBatch): Tensor2D {
  return tidy(() => matMul(encodeHistories(tensors, batch), tensors.itemVectors, false, true));
}
