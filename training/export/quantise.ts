import { type RecommenderConfig } from '../../src/contracts';
import {
  readRecommenderWeights,
  recommenderWeightShapes,
  WEIGHT,
} from '../../src/models/recommender/readRecommenderWeights';
import { type RecommenderWeights } from '../../src/models/recommender/recommenderWeights';
import { type WeightModel } from '../../src/models/weights/weightManifest';
import { encoderStorage } from './artifactRoom';
import { encodeWeights, type ByteGrid, type EncodedWeights, type WeightToEncode } from './encodeWeights';

/**
 * Turns weights into the bytes that ship. Those of 8 bits lie on the grids of `like`, where it has their name: what did
 * not change then keeps its bytes. Item vectors that have `itemBytes` are on its grid already.
 */
export function quantise(
  weights: RecommenderWeights,
  config: RecommenderConfig,
  like?: WeightModel,
): EncodedWeights {
  const { itemCount, encoder, transitions } = weights;
  const indexStorage = itemCount <= 65_536 ? 'uint16' : 'int32';
  const contents: Record<string, Pick<WeightToEncode, 'values' | 'storage'>> = {
    [WEIGHT.itemVectors]: { values: weights.itemVectors, storage: 'uint8' },
    [WEIGHT.neighbours]: { values: transitions.neighbours, storage: indexStorage },
    [WEIGHT.rootWeights]: { values: transitions.weights.map(Math.sqrt), storage: 'uint8' },
    [WEIGHT.popularity]: { values: weights.popularity, storage: 'float16' },
    [WEIGHT.trend]: { values: weights.trend, storage: 'uint8' },
    ...(weights.content && { [WEIGHT.content]: { values: weights.content, storage: 'uint8' as const } }),
  };
  return encodeWeights(
    Object.entries(recommenderWeightShapes(itemCount, config)).map(([name, { shape }]) => ({
      name,
      shape,
      ...(contents[name] ?? { values: encoder[name]!, storage: encoderStorage(shape, config.dimension) }),
      grid: like && gridOf(like, name),
      ...(name === WEIGHT.itemVectors && like && { integers: weights.itemBytes?.integers }),
    })),
  );
}

/** The grid on which a weight lies, where that is one of 8 bits. */
export function gridOf({ weightsManifest: [{ weights }] }: WeightModel, name: string): ByteGrid | undefined {
  const quantization = weights.find((entry) => entry.name === name)?.quantization;
  return quantization?.dtype === 'uint8' ? quantization : undefined;
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
