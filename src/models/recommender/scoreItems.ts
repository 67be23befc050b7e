import { gather, matMul, tensor, tensor1d, tensor2d, tidy, type Tensor2D } from '@tensorflow/tfjs-core';
import { type RecommenderConfig } from '../../contracts';
import { compareRow } from '../ops/compareRow';
import { takeRows } from '../ops/takeRows';
import { unitTable } from '../ops/unitTable';
import { uploadRows } from '../ops/uploadedRows';
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
  const shape: [number, number] = [weights.itemCount, weights.dimension];
  const unpacked = weights.itemBytes && unitTable(weights.itemBytes, shape);
  return {
    config,
    itemVectors: unpacked ?? tensor2d(weights.itemVectors, shape),
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

/**
 * cos(item, other) for every other item, [1, N], by the table of item vectors alone. `batch` holds one history, which ends
 * with the item. Takes the programs of `scoreItems`, so that nothing is compiled for it. The caller owns the result.
 */
export function compareItem({ itemVectors }: RecommenderTensors, batch: HistoryBatch): Tensor2D {
  return tidy(() => compareRow(takeRows(itemVectors, uploadRows(batch)), batch.lastRows[0]!, itemVectors));
}

/**
 * cos(query, item) for every item, [size, N]. The caller owns the result; `finishScores` makes scores of it.
 */
export function scoreItems(
  { config, itemVectors, encoder }: RecommenderTensors,
  batch: HistoryBatch,
): Tensor2D {
  return tidy(() => {
    const rows = uploadRows(batch);
    const items = takeRows(itemVectors, rows);
    const queries = encodeSequences({ items, positions: rows, signals: rows }, encoder, config);
    const { lastRows } = batch;
    return lastRows.length === 1
      ? compareRow(queries, lastRows[0]!, itemVectors)
      : matMul(gather(queries, tensor1d(lastRows, 'int32')), itemVectors, false, true);
  });
}
