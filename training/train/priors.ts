import { countInteractions } from '../datasets/corpus';

/** log(1 + interactions), shifted and scaled to mean 0 and variance 1 over the items. */
export function standardisedPopularity(interactions: Int32Array): Float32Array {
  return standardise(Float64Array.from(interactions, Math.log1p));
}

/** What the last item of a sequence counts, the one before it, … */
const END_WEIGHTS = [1, 0.5];

/**
 * What is current: log of how often an item stands at the end of a sequence, over how often it would by its
 * interactions alone, each plus one. [N], mean 0 and variance 1. What comes next is later than nearly all of what
 * came before, and a log without times knows of time by this alone.
 */
export function standardisedTrend(sequences: readonly Int32Array[], itemCount: number): Float32Array {
  const interactions = countInteractions(sequences, itemCount);
  const ends = new Float64Array(itemCount);
  for (const sequence of sequences) {
    END_WEIGHTS.forEach((weight, back) => {
      const item = sequence[sequence.length - 1 - back];
      if (item !== undefined) ends[item] = ends[item]! + weight;
    });
  }
  const sum = (values: ArrayLike<number>) => Array.from(values).reduce((total, value) => total + value, 0);
  const share = sum(ends) / (sum(interactions) || 1);
  return standardise(ends.map((end, item) => Math.log((end + 1) / (interactions[item]! * share + 1))));
}

function standardise(values: Float64Array): Float32Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  const deviation = Math.sqrt(variance) || 1;
  return Float32Array.from(values, (value) => (value - mean) / deviation);
}
