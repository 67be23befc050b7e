import { type EncoderWeights } from './encoderWeights';
import { type RowBytes } from '../ops/unitTable';
import { type TransitionTable } from './transitionTable';

/** A recommender in plain arrays, row-major. N items, D dimensions. */
export interface RecommenderWeights {
  itemCount: number;
  dimension: number;
  /** [N, D], every row of unit length. */
  itemVectors: Float32Array;
  /** The same, where the file holds them in 8 bits and none was added since. */
  itemBytes?: RowBytes;
  encoder: EncoderWeights;
  transitions: TransitionTable;
  /** [N] logarithm of the number of interactions, standardised over the items. */
  popularity: Float32Array;
  /** [N] what is current: log of how late an item stands in histories, over how late all items do. */
  trend: Float32Array;
  /** [A, D] vectors of attributes, from which `contentVectors` places items that are not among the N. */
  content?: Float32Array;
}
