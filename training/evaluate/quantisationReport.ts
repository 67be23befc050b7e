import { type Estimate, type RankingMetrics } from '../../src/contracts';

type ComparedMetric = 'recallAt10' | 'ndcgAt10' | 'mrr';

/** What quantisation cost on the questions of the card: the same users, ranked by both kinds of weights. */
export type QuantisationReport = Record<
  ComparedMetric,
  { float: Estimate; quantised: Estimate; difference: number; relative: number }
>;

/** `undefined` for a card that does not tell the metrics of its float weights. */
export function quantisationReport({
  metrics,
  float,
}: {
  metrics: RankingMetrics;
  float?: RankingMetrics | undefined;
}): QuantisationReport | undefined {
  if (!float) return undefined;
  const compare = (metric: ComparedMetric) => {
    const difference = metrics[metric].value - float[metric].value;
    const relative = float[metric].value === 0 ? 0 : difference / float[metric].value;
    return { float: float[metric], quantised: metrics[metric], difference, relative };
  };
  return { recallAt10: compare('recallAt10'), ndcgAt10: compare('ndcgAt10'), mrr: compare('mrr') };
}
