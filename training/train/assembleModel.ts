import { type RecommenderConfig } from '../../src/contracts';
import { type RecommenderWeights } from '../../src/models/recommender/recommenderWeights';
import { type TransitionTable } from '../../src/models/recommender/transitionTable';
import { countInteractions, type Corpus, type SequenceSet } from '../datasets/corpus';
import { assembleWeights } from './assembleWeights';
import { TABLE_HISTORY, type Mixture } from './chooseMixture';
import { type FitState } from './fitEncoder';
import { type TrainOptions } from './trainOptions';

export interface RecommenderModel {
  weights: RecommenderWeights;
  config: RecommenderConfig;
}

/** The encoder of a fit with its table and mixture; popularity is that of `learned`. */
export function assembleModel(
  fit: FitState,
  corpus: Corpus,
  learned: SequenceSet,
  options: TrainOptions,
  table: TransitionTable,
  mixture: Omit<Mixture, 'table'>,
): RecommenderModel {
  const interactions = countInteractions(learned.sequences, corpus.items.length);
  return {
    weights: assembleWeights(fit.parameters, corpus, options.dimension, table, interactions),
    config: {
      encoder: 'decayed-average',
      dimension: options.dimension,
      historyLength: options.historyLength,
      temperature: options.temperature,
      transitions: {
        weight: mixture.transitionWeight,
        decay: mixture.decay,
        historyLength: TABLE_HISTORY,
        neighboursPerItem: table.neighboursPerItem,
      },
      popularityWeight: mixture.popularityWeight,
    },
  };
}

/** The encoder of a fit alone, for telling epochs apart. */
export function assembleEncoder(
  fit: FitState,
  corpus: Corpus,
  learned: SequenceSet,
  options: TrainOptions,
): RecommenderModel {
  const table = { neighboursPerItem: 0, neighbours: new Int32Array(0), weights: new Float32Array(0) };
  const mixture = { decay: 0, transitionWeight: 0, popularityWeight: 0 };
  return assembleModel(fit, corpus, learned, options, table, mixture);
}
