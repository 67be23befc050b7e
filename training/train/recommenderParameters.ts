import { type EncoderWeights } from '../../src/models/recommender/recommenderWeights';
import { type Corpus } from '../datasets/corpus';
import { type SeededRandom } from '../random/seededRandom';
import { createParameter, type Parameter } from './adamW';
import { type TrainOptions } from './trainOptions';

/** Everything that is learned. */
export interface RecommenderParameters {
  /** [N, D] */
  ids: Parameter;
  /** [attributes, D] */
  attributes: Parameter;
  /** [L] */
  decay: Parameter;
  /** [D, D] */
  projection: Parameter;
}

const ID_DEVIATION = 0.02;
const ATTRIBUTE_DEVIATION = 0.0625;
/** Each older item starts with e^−0.5 of the weight of the one after it. */
const DECAY_PER_AGE = 0.5;

/** An item without interactions keeps a zero row: only its attributes speak for it. */
export function initialParameters(
  { items, bags }: Corpus,
  interactions: Int32Array,
  { dimension, historyLength }: TrainOptions,
  random: SeededRandom,
): RecommenderParameters {
  const ids = Float32Array.from({ length: items.length * dimension }, () => random.normal() * ID_DEVIATION);
  interactions.forEach((count, item) => {
    if (count === 0) ids.fill(0, item * dimension, (item + 1) * dimension);
  });
  return {
    ids: createParameter(ids),
    attributes: createParameter(
      Float32Array.from(
        { length: bags.attributeCount * dimension },
        () => random.normal() * ATTRIBUTE_DEVIATION,
      ),
    ),
    decay: createParameter(Float32Array.from({ length: historyLength }, (_, age) => -DECAY_PER_AGE * age)),
    projection: createParameter(identity(dimension)),
  };
}

/** As the phone reads it; the largest weight of an age becomes 1, which cosines do not notice. */
export function encoderWeights({ decay, projection }: RecommenderParameters): EncoderWeights {
  const largest = Math.max(...decay.values);
  return {
    kind: 'decayed-average',
    decay: decay.values.map((logWeight) => logWeight - largest),
    projection: projection.values.slice(),
  };
}

function identity(dimension: number): Float32Array {
  const matrix = new Float32Array(dimension * dimension);
  for (let i = 0; i < dimension; i++) matrix[i * dimension + i] = 1;
  return matrix;
}
