import { type RecommenderWeights } from '../../src/models/recommender/recommenderWeights';
import { type TransitionTable } from '../../src/models/recommender/transitionTable';
import { unitRows } from '../../src/models/recommender/unitRows';
import { type Corpus } from '../datasets/corpus';
import { composeItemVectors } from './itemVectors';
import { encoderWeights, type RecommenderParameters } from './recommenderParameters';

/** The recommender as the phone runs it: attributes are added into the item vectors. */
export function assembleWeights(
  parameters: RecommenderParameters,
  { items, bags }: Corpus,
  dimension: number,
  transitions: TransitionTable,
  interactions: Int32Array,
): RecommenderWeights {
  const tables = { ids: parameters.ids.values, attributes: parameters.attributes.values };
  const vectors = composeItemVectors([...items.keys()], tables, bags, dimension);
  return {
    itemCount: items.length,
    dimension,
    itemVectors: unitRows(vectors, dimension),
    encoder: encoderWeights(parameters),
    transitions,
    popularity: standardisedPopularity(interactions),
  };
}

/** log(1 + interactions), shifted and scaled to mean 0 and variance 1 over the items. */
export function standardisedPopularity(interactions: Int32Array): Float32Array {
  const logs = Float64Array.from(interactions, Math.log1p);
  const mean = logs.reduce((sum, value) => sum + value, 0) / logs.length;
  const variance = logs.reduce((sum, value) => sum + (value - mean) ** 2, 0) / logs.length;
  const deviation = Math.sqrt(variance) || 1;
  return Float32Array.from(logs, (value) => (value - mean) / deviation);
}
