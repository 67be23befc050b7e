import { type RecommenderConfig } from '../../src/contracts';
import { AVERAGE, encoderWeightShapes } from '../../src/models/recommender/encoderWeights';
import { type RecommenderWeights } from '../../src/models/recommender/recommenderWeights';
import { type TransitionTable } from '../../src/models/recommender/transitionTable';
import { unitRows } from '../../src/models/recommender/unitRows';
import { countInteractions, type Corpus } from '../datasets/corpus';
import { sumVectors } from './composeItems';
import { ATTRIBUTES, IDS } from './initialParameters';
import { standardisedPopularity, trendOf } from './priors';

/** The recommender as the phone runs it: attributes are added into the item vectors. */
export function assembleWeights(
  values: Readonly<Record<string, Float32Array>>,
  { items, bags }: Corpus,
  config: RecommenderConfig,
  transitions: TransitionTable,
  sequences: readonly Int32Array[],
): RecommenderWeights {
  const tables = { ids: values[IDS]!, attributes: values[ATTRIBUTES]! };
  const vectors = sumVectors([...items.keys()], tables, bags, config.dimension);
  return {
    itemCount: items.length,
    dimension: config.dimension,
    itemVectors: unitRows(vectors, config.dimension),
    encoder: Object.fromEntries(
      Object.keys(encoderWeightShapes(config)).map((name) => [name, encoderWeight(name, values[name]!)]),
    ),
    transitions,
    popularity: standardisedPopularity(countInteractions(sequences, items.length)),
    trend: trendOf(sequences, items.length),
  };
}

/** The largest weight of an age becomes 1, which cosines do not notice and half floats like. */
function encoderWeight(name: string, values: Float32Array): Float32Array {
  if (name !== AVERAGE.decay) return values;
  const largest = values.reduce((a, b) => Math.max(a, b), -Infinity);
  return values.map((logWeight) => logWeight - largest);
}
