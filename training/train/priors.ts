import { countInteractions } from '../datasets/corpus';

/** log(1 + interactions), shifted and scaled to mean 0 and variance 1 over the items. */
export function standardisedPopularity(interactions: Int32Array): Float32Array {
  return standardise(Float64Array.from(interactions, Math.log1p));
}

/** What an occurrence counts, for each step that it lies before its sequence's end. */
const FADE = 0.7;
/** Occurrences that are imagined of every item, as current as the average: few real ones decide little. */
const IMAGINED = 5;

/**
 * What is current, [N]: the logarithm of how many of an item's occurrences lie at the ends of sequences, over the
 * same of all items. It is the logarithm of the ratio of two distributions, so it is added to logits as it is: what
 * comes next is later than nearly all of what came before, and a log without times knows of time by this alone.
 */
export function trendOf(sequences: readonly Int32Array[], itemCount: number): Float32Array {
  const interactions = countInteractions(sequences, itemCount);
  const late = new Float64Array(itemCount);
  for (const sequence of sequences) {
    let weight = 1;
    for (let place = sequence.length - 1; place >= 0 && weight > 1e-3; place--) {
      const item = sequence[place]!;
      late[item] = late[item]! + weight;
      weight *= FADE;
    }
  }
  const sum = (values: ArrayLike<number>) => Array.from(values).reduce((total, value) => total + value, 0);
  const share = sum(late) / (sum(interactions) || 1) || 1;
  return Float32Array.from(late, (value, item) =>
    Math.log((value + IMAGINED * share) / (share * (interactions[item]! + IMAGINED))),
  );
}

function standardise(values: Float64Array): Float32Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  const deviation = Math.sqrt(variance) || 1;
  return Float32Array.from(values, (value) => (value - mean) / deviation);
}
