import { type RankingMetrics, type RecommenderConfig } from '../../src/contracts';
import { type RecommenderWeights } from '../../src/models/recommender/recommenderWeights';
import { type SequenceSet } from '../datasets/corpus';
import { type HeldOut } from '../datasets/holdOut';
import { BASELINES } from './baselines/allBaselines';
import { rankHeldOut, type RankedHeldOut, type ScoreHistories } from './rankHeldOut';
import { rankingMetrics } from './rankingReport';
import { createModelScorer } from './scoreWithModel';

export interface Comparison {
  metrics: RankingMetrics;
  baselines: Record<keyof typeof BASELINES, RankingMetrics>;
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
  const measure = async (score: ScoreHistories) =>
    rankingMetrics(await rankHeldOut(questions, itemCount, score));
  return {
    metrics: rankingMetrics(ranked),
    baselines: {
      popularity: await measure(await BASELINES.popularity(learned, itemCount)),
      itemKnn: await measure(await BASELINES.itemKnn(learned, itemCount)),
      transitions: await measure(await BASELINES.transitions(learned, itemCount)),
    },
    ranked,
  };
}
