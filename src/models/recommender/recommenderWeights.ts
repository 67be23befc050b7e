import { type EncoderWeights } from './encoderWeights';
import { type TransitionTable } from './transitionTable';

/** A recommender in plain arrays, row-major. N items, D dimensions. */
export interface RecommenderWeights {
  itemCount: number;
  dimension: number;
  /** [N, D], every row of unit length. */
  itemVectors: Float32Array;
  encoder: EncoderWeights;
  transitions: TransitionTable;
  /** [N] logarithm of the number of interactions, standardised over the items. */
  popularity: Float32Array;
  /** [N] what is current: log of how late an item stands in histories, over how late all items do. */
  trend: Float32Array;
}
