import { type RecommenderConfig } from '../../src/contracts';
import {
  readRecommenderWeights,
  recommenderWeightShapes,
  type RecommenderWeightName,
} from '../../src/models/recommender/readRecommenderWeights';
import { type RecommenderWeights } from '../../src/models/recommender/recommenderWeights';
import { encodeWeights, type EncodedWeights, type WeightToEncode } from './encodeWeights';

/** Turns weights into the bytes that ship. */
export function quantise(weights: RecommenderWeights, config: RecommenderConfig): EncodedWeights {
  const { itemCount, encoder, transitions } = weights;
  const indexStorage = itemCount <= 65_536 ? 'uint16' : 'int32';
  const contents: Record<RecommenderWeightName, Pick<WeightToEncode, 'values' | 'storage'>> = {
    item_vectors: { values: weights.itemVectors, storage: 'uint8' },
    'encoder/decay': { values: encoder.decay, storage: 'float32' },
    'encoder/projection': { values: encoder.projection, storage: 'float16' },
    'transitions/neighbours': { values: transitions.neighbours, storage: indexStorage },
    'transitions/root_weights': { values: transitions.weights.map(Math.sqrt), storage: 'uint8' },
    popularity: { values: weights.popularity, storage: 'float16' },
  };
  const shapes = recommenderWeightShapes(itemCount, config);
  return encodeWeights(
    Object.entries(contents).map(([name, content]) => ({
      name,
      shape: [...shapes[name as RecommenderWeightName].shape],
      ...content,
    })),
  );
}

/** The weights as a phone reads them back: what every figure on a card is measured with. */
export function dequantise(
  { model, bytes }: EncodedWeights,
  itemCount: number,
  config: RecommenderConfig,
): RecommenderWeights {
  const read = readRecommenderWeights(model, bytes.buffer, itemCount, config);
  if (!read.ok) throw new Error(`weights do not survive their own format: ${read.issues.join('; ')}`);
  return read.value;
}

/** Keeps `weights.bin` below the 8 MiB that phones accept, whatever the number of items. */
export function neighboursThatFit(itemCount: number, dimension: number): number {
  const budgetBytes = 7.5e6;
  const bytesPerNeighbour = itemCount <= 65_536 ? 3 : 5;
  const room = (budgetBytes / itemCount - dimension - 2) / bytesPerNeighbour;
  return Math.max(1, Math.min(50, Math.floor(room)));
}
