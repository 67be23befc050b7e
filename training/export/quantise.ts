import { type RecommenderConfig } from '../../src/contracts';
import {
  readRecommenderWeights,
  recommenderWeightShapes,
  WEIGHT,
} from '../../src/models/recommender/readRecommenderWeights';
import { type RecommenderWeights } from '../../src/models/recommender/recommenderWeights';
import { encodeWeights, type EncodedWeights, type WeightToEncode } from './encodeWeights';

/** Turns weights into the bytes that ship. */
export function quantise(weights: RecommenderWeights, config: RecommenderConfig): EncodedWeights {
  const { itemCount, encoder, transitions } = weights;
  const indexStorage = itemCount <= 65_536 ? 'uint16' : 'int32';
  const contents: Record<string, Pick<WeightToEncode, 'values' | 'storage'>> = {
    [WEIGHT.itemVectors]: { values: weights.itemVectors, storage: 'uint8' },
    [WEIGHT.neighbours]: { values: transitions.neighbours, storage: indexStorage },
    [WEIGHT.rootWeights]: { values: transitions.weights.map(Math.sqrt), storage: 'uint8' },
    [WEIGHT.popularity]: { values: weights.popularity, storage: 'float16' },
    [WEIGHT.trend]: { values: weights.trend, storage: 'uint8' },
  };
  return encodeWeights(
    Object.entries(recommenderWeightShapes(itemCount, config)).map(([name, { shape }]) => ({
      name,
      shape,
      ...(contents[name] ?? { values: encoder[name]!, storage: shape.length > 1 ? 'float16' : 'float32' }),
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

/** An item with its row of the table: 12,000 of them stay below 1.9 MB. */
const ITEM_BYTES = 157;
/** Phones accept 8 MiB, whatever the number of items. */
const FILE_BYTES = 7.5e6;

/** How long a row of the transition table may be. */
export function neighboursThatFit(itemCount: number, dimension: number): number {
  const bytesPerNeighbour = itemCount <= 65_536 ? 3 : 5;
  const room = Math.min(ITEM_BYTES, FILE_BYTES / itemCount) - dimension - PRIOR_BYTES;
  return Math.max(1, Math.floor(room / bytesPerNeighbour));
}

/** Popularity and trend of an item. */
const PRIOR_BYTES = 3;
