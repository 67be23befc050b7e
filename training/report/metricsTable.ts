import { type Estimate } from '../../src/contracts';
import { type FlatMetrics, type RankMetric } from '../evaluate/metricTable';
import { estimateCell, table } from './page';
import { escapeXml } from './plotFrame';

/** One line a ranker, one column a metric. */
export function metricsTable(
  rankers: Readonly<Record<string, FlatMetrics>>,
  columns: Readonly<Partial<Record<RankMetric, string>>>,
  gains: Readonly<Record<string, Estimate>> = {},
): string {
  const metrics = Object.keys(columns) as RankMetric[];
  const showsGains = Object.keys(gains).length > 0;
  const rows = Object.entries(rankers).map(([name, ranker]) => [
    escapeXml(name),
    ...metrics.map((metric) => {
      const [low, high] = ranker.intervals[metric];
      return estimateCell({ value: ranker[metric], low, high });
    }),
    ranker.coverageAt10.toFixed(3),
    ...(showsGains ? [gains[name] ? estimateCell(gains[name]) : ''] : []),
  ]);
  const header = ['', ...Object.values(columns), 'coverage', ...(showsGains ? ['model gains NDCG@10'] : [])];
  return table(header, rows);
}
