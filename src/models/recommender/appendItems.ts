import { type RecommenderWeights } from './recommenderWeights';

/**
 * The same recommender with more items at its end, of which only vectors [M, D] of unit length are known: nobody
 * has gone from or to them, they are as popular as the least popular item and no more current than any other.
 * Scores of the items before stay what they were. `weights` is left as it is.
 */
export function appendItems(weights: RecommenderWeights, vectors: Float32Array): RecommenderWeights {
  const { itemCount, dimension, transitions } = weights;
  const added = vectors.length / dimension;
  if (!Number.isInteger(added)) {
    throw new RangeError(`expected vectors of ${dimension} numbers each, got ${vectors.length} numbers`);
  }
  const size = itemCount + added;
  const { neighboursPerItem } = transitions;
  const popularity = extended(weights.popularity, size);
  popularity.fill(
    weights.popularity.reduce((least, value) => Math.min(least, value), Infinity),
    itemCount,
  );
  const itemVectors = extended(weights.itemVectors, size * dimension);
  itemVectors.set(vectors, itemCount * dimension);
  const { itemBytes: _, ...others } = weights;
  return {
    ...others,
    itemCount: size,
    itemVectors,
    transitions: {
      neighboursPerItem,
      neighbours: copyInto(new Int32Array(size * neighboursPerItem), transitions.neighbours),
      weights: extended(transitions.weights, size * neighboursPerItem),
    },
    popularity,
    trend: extended(weights.trend, size),
  };
}

/** A longer copy that ends in zeros. */
function extended(values: Float32Array, length: number): Float32Array {
  return copyInto(new Float32Array(length), values);
}

function copyInto<Numbers extends Float32Array | Int32Array>(target: Numbers, values: Numbers): Numbers {
  target.set(values);
  return target;
}
