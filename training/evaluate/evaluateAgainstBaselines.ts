import { type Estimate, type RankingMetrics, type RecommenderConfig } from '../../src/contracts';
import { type RecommenderWeights } from '../../src/models/recommender/recommenderWeights';
import { type SequenceSet } from '../datasets/corpus';
import { type HeldOut } from '../datasets/holdOut';
import { BASELINES } from './baselines/allBaselines';
import { rankHeldOut, type RankedHeldOut } from './rankHeldOut';
import { ndcgGain, rankingMetrics } from './rankingReport';
import { createModelScorer } from './scoreWithModel';

export interface Comparison {
  metrics: RankingMetrics;
  baselines: Record<keyof typeof BASELINES, RankingMetrics>;
  /** NDCG@10 of the model minus that of each baseline, user by user: an interval above zero is a real gain. */
  gains: Record<keyof typeof BASELINES, Estimate>;
  /** Every user's rank, for reports. */
  ranked: RankedHeldOut;
}

/** The model beside every baseline on the same questions; baselines learn from `learned`. */
export async function evaluateAgainstBaselines(
  weights: RecommenderWeights,
  config: RecommenderConfig,
  learned: SequenceSet,
  questions: readonly HeldOut[],
): Promise<Comparison> {
  const { itemCount } = weights;
  const scorer = createModelScorer(weights, config);
  let ranked: RankedHeldOut;
  try {
    ranked = await rankHeldOut(questions, itemCount, scorer.score);
  } finally {
    scorer.dispose();
  }
  const rank = async (name: keyof typeof BASELINES) =>
    rankHeldOut(questions, itemCount, await BASELINES[name](learned, itemCount));
  const popularity = await rank('popularity');
  const itemKnn = await rank('itemKnn');
  const transitions = await rank('transitions');
  return {
    metrics: rankingMetrics(ranked),
    baselines: {
      popularity: rankingMetrics(popularity),
      itemKnn: rankingMetrics(itemKnn),
      transitions: rankingMetrics(transitions),
    },
    gains: {
      popularity: ndcgGain(ranked, popularity),
      itemKnn: ndcgGain(ranked, itemKnn),
      transitions: ndcgGain(ranked, transitions),
    },
    ranked,
  };
}
