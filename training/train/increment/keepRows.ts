import { WEIGHT } from '../../../src/models/recommender/readRecommenderWeights';
import { unitRows } from '../../../src/models/recommender/unitRows';
import { type RecommenderWeights } from '../../../src/models/recommender/recommenderWeights';
import { integersOnGrid } from '../../export/encodeWeights';
import { gridOf } from '../../export/quantise';
import { type LoadedArtifact } from '../../export/readArtifact';

type Rows = Required<Pick<RecommenderWeights, 'itemVectors' | 'itemBytes'>>;

/**
 * Item vectors [N, D] on the grid of `from`, where rows of `from` that moved by less than `keptBelow` keep their bytes.
 * Its items are the first of the N.
 */
export function keepRows(vectors: Float32Array, from: LoadedArtifact, keptBelow: number): Rows {
  const { dimension, itemBytes } = from.weights;
  const grid = gridOf(from.model, WEIGHT.itemVectors)!;
  const integers = integersOnGrid(vectors, grid);
  rowMoves(vectors, from).forEach((move, row) => {
    const start = row * dimension;
    if (move < keptBelow) integers.set(itemBytes!.integers.subarray(start, start + dimension), start);
  });
  const floats = Float32Array.from(integers, (integer) => integer * grid.scale + grid.min);
  return { itemVectors: unitRows(floats, dimension), itemBytes: { integers, zero: -grid.min / grid.scale } };
}

/** 1 − cosine between where each item of `from` was and where it is in `vectors` [N, D]; both of unit length. */
export function rowMoves(vectors: Float32Array, { weights, items }: LoadedArtifact): Float32Array {
  const { dimension, itemVectors } = weights;
  return Float32Array.from(items, (_, row) => {
    let cosine = 0;
    for (let at = row * dimension; at < (row + 1) * dimension; at++)
      cosine += itemVectors[at]! * vectors[at]!;
    return 1 - cosine;
  });
}
