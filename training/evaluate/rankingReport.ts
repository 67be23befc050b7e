import { type Estimate, type RankingMetrics } from '../../src/contracts';
import { bootstrapInterval } from '../../src/domain/metrics/bootstrapInterval';
import { ndcgAt, recallAt, reciprocalRank } from '../../src/domain/metrics/rankingMetrics';
import { seededRandom } from '../random/seededRandom';
import { type RankedHeldOut } from './rankHeldOut';

const RESAMPLES = 1000;

/** Recall@10, NDCG@10 and MRR with 95 % intervals, and coverage, of one ranker. */
export function rankingMetrics({
  ranks,
  recommended,
}: Pick<RankedHeldOut, 'ranks' | 'recommended'>): RankingMetrics {
  const estimate = (metric: (rank: number) => number) =>
    bootstrapInterval(Float64Array.from(ranks, metric), seededRandom(1).next, RESAMPLES);
  return {
    recallAt10: estimate((rank) => recallAt(10, rank)),
    ndcgAt10: estimate((rank) => ndcgAt(10, rank)),
    mrr: estimate(reciprocalRank),
    coverageAt10: recommended.filter((count) => count > 0).length / recommended.length,
  };
}

/** Mean difference of NDCG@10 on the same questions, with the interval of a paired bootstrap. */
export function ndcgGain(
  model: Pick<RankedHeldOut, 'ranks'>,
  baseline: Pick<RankedHeldOut, 'ranks'>,
): Estimate {
  const differences = Float64Array.from(
    model.ranks,
    (rank, question) => ndcgAt(10, rank) - ndcgAt(10, baseline.ranks[question]!),
  );
  return bootstrapInterval(differences, seededRandom(1).next, RESAMPLES);
}

export function meanNdcg(ranks: Float64Array): number {
  if (ranks.length === 0) return 0;
  return ranks.reduce((sum, rank) => sum + ndcgAt(10, rank), 0) / ranks.length;
}
