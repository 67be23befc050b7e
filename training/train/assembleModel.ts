import { type RecommenderConfig } from '../../src/contracts';
import { type RecommenderWeights } from '../../src/models/recommender/recommenderWeights';
import { type TransitionTable } from '../../src/models/recommender/transitionTable';
import { type Corpus, type SequenceSet } from '../datasets/corpus';
import { assembleWeights } from './assembleWeights';
import { SIGNALS } from '../../src/models/recommender/encoderWeights';
import { LOG_SCALE } from './initialParameters';
import { TABLE_HISTORY, transitionWeightOf, type Mixture } from './mixtureGrid';
import { type TrainOptions } from './trainOptions';

export interface RecommenderModel {
  weights: RecommenderWeights;
  config: RecommenderConfig;
}

/** The encoders of a fit with its table and mixture; popularity is that of `learned`. */
export function assembleModel(
  values: Readonly<Record<string, Float32Array>>,
  corpus: Corpus,
  learned: SequenceSet,
  options: TrainOptions,
  table: TransitionTable,
  mixture: Omit<Mixture, 'table'>,
): RecommenderModel {
  const signals = values[SIGNALS.gain]?.length;
  const config: RecommenderConfig = {
    encoders: mixture.encoders,
    dimension: options.dimension,
    historyLength: options.historyLength,
    temperature: Math.exp(-values[LOG_SCALE]![0]!),
    transitions: {
      weight: transitionWeightOf(mixture),
      decay: mixture.decay,
      normalisation: mixture.normalisation,
      historyLength: TABLE_HISTORY,
      neighboursPerItem: table.neighboursPerItem,
    },
    popularityWeight: mixture.popularityWeight,
    trendWeight: mixture.trendWeight,
    ...(signals !== undefined && { signals }),
  };
  return {
    weights: assembleWeights(values, corpus, config, table, learned.sequences),
    config,
  };
}

/** The encoders alone, weighed as given. */
export function assembleEncoder(
  values: Readonly<Record<string, Float32Array>>,
  corpus: Corpus,
  learned: SequenceSet,
  options: TrainOptions,
  encoders: RecommenderConfig['encoders'],
): RecommenderModel {
  const table = { neighboursPerItem: 0, neighbours: new Int32Array(0), weights: new Float32Array(0) };
  const mixture = {
    encoders,
    decay: 0,
    normalisation: 0,
    transitionWeight: 0,
    popularityWeight: 0,
    trendWeight: 0,
  };
  return assembleModel(values, corpus, learned, options, table, mixture);
}
