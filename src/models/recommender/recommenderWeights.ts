import { type TransitionTable } from './transitionTable';

/** A recommender in plain arrays, row-major. N items, D dimensions, L positions of history. */
export interface RecommenderWeights {
  itemCount: number;
  dimension: number;
  /** [N, D], every row of unit length. */
  itemVectors: Float32Array;
  encoder: EncoderWeights;
  transitions: TransitionTable;
  /** [N] logarithm of the number of interactions, standardised over the items. */
  popularity: Float32Array;
}

/** Each kind of encoder brings its own weights; `RecommenderConfig.encoder` names the kind. */
export type EncoderWeights = DecayedAverageWeights;

export interface DecayedAverageWeights {
  kind: 'decayed-average';
  /** [L] logarithm of the weight of the most recent item, the one before it, … */
  decay: Float32Array;
  /** [D, D], applied from the right to the averaged row vector. */
  projection: Float32Array;
}
