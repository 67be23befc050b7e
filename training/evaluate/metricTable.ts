import { bootstrapIntervals } from '../../src/domain/metrics/bootstrapInterval';
import { ndcgAt, recallAt, reciprocalRank, reciprocalRankAt } from '../../src/domain/metrics/rankingMetrics';
import { seededRandom } from '../random/seededRandom';
import { type RankedHeldOut } from './rankHeldOut';

/** Every metric of one ranking with one relevant item. Recall@20 is what papers on sessions call P@20. */
export const RANK_METRICS = {
  recallAt5: (rank: number) => recallAt(5, rank),
  recallAt10: (rank: number) => recallAt(10, rank),
  recallAt20: (rank: number) => recallAt(20, rank),
  ndcgAt5: (rank: number) => ndcgAt(5, rank),
  ndcgAt10: (rank: number) => ndcgAt(10, rank),
  ndcgAt20: (rank: number) => ndcgAt(20, rank),
  mrr: reciprocalRank,
  mrrAt20: (rank: number) => reciprocalRankAt(20, rank),
} as const;

export type RankMetric = keyof typeof RANK_METRICS;

export const RANK_METRIC_NAMES = Object.keys(RANK_METRICS) as RankMetric[];

/** One ranker's metrics as plain numbers, with their bootstrap 95 % intervals `[low, high]` beside them. */
export type FlatMetrics = Record<RankMetric, number> & {
  /** Share of the catalogue that occurs in anybody's top 10. */
  coverageAt10: number;
  intervals: Record<RankMetric, [number, number]>;
};

export function flatMetrics({
  ranks,
  recommended,
}: Pick<RankedHeldOut, 'ranks' | 'recommended'>): FlatMetrics {
  const columns = RANK_METRIC_NAMES.map((name) => Float64Array.from(ranks, RANK_METRICS[name]));
  const estimates = bootstrapIntervals(columns, seededRandom(1).next);
  const perMetric = <T>(value: (index: number) => T) =>
    Object.fromEntries(RANK_METRIC_NAMES.map((name, index) => [name, value(index)])) as Record<RankMetric, T>;
  return {
    ...perMetric((index) => estimates[index]!.value),
    coverageAt10: recommended.filter((count) => count > 0).length / recommended.length,
    intervals: perMetric((index): [number, number] => [estimates[index]!.low, estimates[index]!.high]),
  };
}
