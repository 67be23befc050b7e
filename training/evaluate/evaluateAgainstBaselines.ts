import { type Estimate, type RankingMetrics, type RecommenderConfig } from '../../src/contracts';
import { type RecommenderWeights } from '../../src/models/recommender/recommenderWeights';
import { type SequenceSet } from '../datasets/corpus';
import { type HeldOut } from '../datasets/holdOut';
import { BASELINES, CARD_BASELINES, type BaselineName } from './baselines/allBaselines';
import { rankHeldOut, type RankedHeldOut, type RankingOptions } from './rankHeldOut';
import { ndcgGain, rankingMetrics } from './rankingReport';
import { createModelScorer } from './scoreWithModel';

export interface Comparison {
  metrics: RankingMetrics;
  baselines: Record<string, RankingMetrics>;
  /** NDCG@10 of the model minus that of each baseline, user by user: an interval above zero is a real gain. */
  gains: Record<string, Estimate>;
  /** Every user's rank, for reports. */
  ranked: RankedHeldOut;
}

/** The model beside the baselines of every card on the same questions; baselines learn from `learned`. */
export async function evaluateAgainstBaselines(
  weights: RecommenderWeights,
  config: RecommenderConfig,
  learned: SequenceSet,
  questions: readonly HeldOut[],
): Promise<Comparison> {
  const ranked = await rankWithModel(weights, config, questions);
  const baselines = await rankWithBaselines(CARD_BASELINES, learned, weights.itemCount, questions);
  return {
    metrics: rankingMetrics(ranked),
    baselines: mapValues(baselines, rankingMetrics),
    gains: mapValues(baselines, (baseline) => ndcgGain(ranked, baseline)),
    ranked,
  };
}

/** Ranks by the code and the weights that run on phones. */
export async function rankWithModel(
  weights: RecommenderWeights,
  config: RecommenderConfig,
  questions: readonly HeldOut[],
  options?: RankingOptions,
): Promise<RankedHeldOut> {
  const scorer = createModelScorer(weights, config);
  try {
    return await rankHeldOut(questions, weights.itemCount, scorer.score, options);
  } finally {
    scorer.dispose();
  }
}

/** Each baseline is built, asked and let go before the next one: their tables are large. */
export async function rankWithBaselines(
  names: readonly BaselineName[],
  learned: SequenceSet,
  itemCount: number,
  questions: readonly HeldOut[],
  options?: RankingOptions,
): Promise<Record<string, RankedHeldOut>> {
  const rankings: Record<string, RankedHeldOut> = {};
  for (const name of names) {
    const score = await BASELINES[name](learned, itemCount, options);
    rankings[name] = await rankHeldOut(questions, itemCount, score, options);
  }
  return rankings;
}

export function mapValues<From, To>(
  values: Readonly<Record<string, From>>,
  change: (value: From, key: string) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value, key)]));
}
