import { type RecommenderConfig } from '../../src/contracts';
import {
  AVERAGE,
  blockNames,
  encoderWeightShapes,
  SIGNALS,
} from '../../src/models/recommender/encoderWeights';
import { type Corpus } from '../datasets/corpus';
import { type SeededRandom } from '../random/seededRandom';

/** Names of the parameters beside those of the encoders. [N, D] */
export const IDS = 'items/ids';
/** [attributes, D] */
export const ATTRIBUTES = 'items/attributes';
/** [1] −log of the temperature. */
export const LOG_SCALE = 'log_scale';

export interface ParameterValues {
  shape: number[];
  values: Float32Array;
}

const ID_DEVIATION = 0.02;
const ATTRIBUTE_DEVIATION = 0.0625;
const MATRIX_DEVIATION = 0.02;
/** Each older item starts with e^−0.5 of the weight of the one after it. */
const DECAY_PER_AGE = 0.5;

/**
 * Everything that is learned, by name. What nothing will be learned of keeps a zero row: an item without
 * interactions, for which only its attributes speak, and an attribute of none but such items.
 */
export function initialParameters(
  { items, bags }: Pick<Corpus, 'items' | 'bags'>,
  interactions: Int32Array,
  config: Pick<RecommenderConfig, 'encoders' | 'dimension' | 'historyLength' | 'temperature' | 'signals'>,
  random: SeededRandom,
): Record<string, ParameterValues> {
  const { dimension } = config;
  const normal = (size: number, deviation: number) =>
    Float32Array.from({ length: size }, () => random.normal() * deviation);
  const ids = normal(items.length * dimension, ID_DEVIATION);
  const isLearned = new Uint8Array(bags.attributeCount);
  interactions.forEach((count, item) => {
    if (count === 0) return clearRow(ids, item, dimension);
    for (let entry = bags.offsets[item]!; entry < bags.offsets[item + 1]!; entry++) {
      isLearned[bags.attributes[entry]!] = 1;
    }
  });
  const attributes = normal(bags.attributeCount * dimension, ATTRIBUTE_DEVIATION);
  isLearned.forEach((learned, row) => {
    if (!learned) clearRow(attributes, row, dimension);
  });
  const encoder = Object.entries(encoderWeightShapes(config)).map(([name, shape]) => [
    name,
    { shape, values: initialEncoderWeight(name, shape, config, normal) },
  ]);
  return {
    [IDS]: { shape: [items.length, dimension], values: ids },
    [ATTRIBUTES]: {
      shape: [bags.attributeCount, dimension],
      values: attributes,
    },
    [LOG_SCALE]: { shape: [1], values: Float32Array.of(-Math.log(config.temperature)) },
    ...(Object.fromEntries(encoder) as Record<string, ParameterValues>),
  };
}

function clearRow(rows: Float32Array, row: number, dimension: number): void {
  rows.fill(0, row * dimension, (row + 1) * dimension);
}

/** Last parts of the names in `blockNames`. */
const part = (name: string) => name.slice(name.lastIndexOf('/') + 1);
const names = blockNames(0);

function initialEncoderWeight(
  name: string,
  shape: number[],
  { dimension }: Pick<RecommenderConfig, 'dimension'>,
  normal: (size: number, deviation: number) => Float32Array,
): Float32Array {
  const size = shape.reduce((product, length) => product * length, 1);
  if (name === AVERAGE.decay) return Float32Array.from({ length: size }, (_, age) => -DECAY_PER_AGE * age);
  if (name === AVERAGE.projection) return identity(dimension);
  // At first a signal says nothing.
  if (name === SIGNALS.offset) return new Float32Array(size);
  switch (part(name)) {
    case part(names.attentionGain):
      return new Float32Array(size).fill(1);
    case part(names.ageBias):
      return slopes(shape[0]!, shape[1]!);
    default:
      // Small matrices: at first a block adds next to nothing to the stream.
      return shape.length === 1 ? new Float32Array(size) : normal(size, MATRIX_DEVIATION);
  }
}

/** [H, L]: head h looks back with slope 2^−(8h/H), as in ALiBi (Press et al. 2022). */
function slopes(heads: number, length: number): Float32Array {
  return Float32Array.from({ length: heads * length }, (_, index) => {
    const head = Math.floor(index / length);
    return -(2 ** ((-8 * (head + 1)) / heads)) * (index % length);
  });
}

function identity(dimension: number): Float32Array {
  const matrix = new Float32Array(dimension * dimension);
  for (let i = 0; i < dimension; i++) matrix[i * dimension + i] = 1;
  return matrix;
}
