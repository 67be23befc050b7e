import { type HistoryBatch } from './historyBatch';
import { type RecommenderWeights } from './recommenderWeights';
import { unitRows } from './unitRows';

/**
 * Unit-length history vectors [size, D], row-major: Σ e^decay[age] · x[age] · projection.
 * The softmax over ages would only divide by a positive number, which the unit length cancels.
 *
 * Computed without a backend: L·D + D² products are a few thousand, while on a GPU they would take ten draw calls, several times
 * the cost of comparing the vector with every item.
 */
export function encodeDecayedAverage(
  { itemVectors, dimension, encoder }: Pick<RecommenderWeights, 'itemVectors' | 'dimension' | 'encoder'>,
  { size, length, indices, presence }: HistoryBatch,
): Float32Array {
  const encoded = new Float32Array(size * dimension);
  const average = new Float32Array(dimension);
  for (let row = 0; row < size; row++) {
    average.fill(0);
    for (let position = 0; position < length; position++) {
      const cell = row * length + position;
      const weight = presence[cell]! * Math.exp(encoder.decay[length - 1 - position]!);
      const start = indices[cell]! * dimension;
      for (let axis = 0; axis < dimension; axis++) average[axis]! += weight * itemVectors[start + axis]!;
    }
    for (let from = 0; from < dimension; from++) {
      for (let to = 0; to < dimension; to++) {
        encoded[row * dimension + to]! += average[from]! * encoder.projection[from * dimension + to]!;
      }
    }
  }
  return unitRows(encoded, dimension);
}
