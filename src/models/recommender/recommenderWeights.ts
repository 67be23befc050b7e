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
  /** [N] how much later than others an item stands in histories, standardised: what is current. */
  trend: Float32Array;
}
