import { type Evaluation } from '../evaluate/evaluateArtifact';
import { type GroupReport } from '../evaluate/groups/groupReport';
import { type FlatMetrics, type RankMetric } from '../evaluate/metricTable';
import { estimateText, textTable } from './textTable';

/** The same figures for people: one line a ranker, then what gets shown, then one line a group. */
export function evaluationTable(evaluation: Evaluation): string {
  const { artifact, users, items, protocol, baselines, ndcgGains, leftOut, groups, exposure } = evaluation;
  const rankers = Object.entries<FlatMetrics>({ [`model ${artifact}`]: evaluation, ...baselines });
  const rows = rankers.map(([name, metrics]) => {
    const gain = ndcgGains[name];
    return [
      name,
      cell(metrics, 'recallAt10'),
      cell(metrics, 'ndcgAt10'),
      cell(metrics, 'mrr'),
      metrics.coverageAt10.toFixed(3),
      gain ? estimateText(gain) : '',
    ];
  });
  const shown = Object.entries(exposure).map(
    ([name, { coverageAt10, gini, novelty, placesByPopularity }]) => [
      name,
      estimateText(coverageAt10, 3),
      estimateText(gini, 3),
      estimateText(novelty, 2),
      placesByPopularity.map(({ value }) => `${(value * 100).toFixed(0)} %`).join(' '),
    ],
  );
  return [
    `${users} users, ${items} items, 95 % intervals`,
    protocol,
    textTable([['', 'Recall@10', 'NDCG@10', 'MRR', 'coverage', 'model gains NDCG@10'], ...rows]),
    ...leftOut,
    '',
    textTable([
      ['what gets shown', 'coverage', 'Gini', 'novelty, bits', 'places by popularity fifth'],
      ...shown,
    ]),
    ...groups.flatMap((group) => ['', groupTable(group)]),
  ].join('\n');
}

function groupTable({ by, groups, baseline, gaps }: GroupReport): string {
  const rows = groups.map((group) => [
    group.label,
    String(group.users),
    cell(group, 'recallAt10'),
    cell(group, 'ndcgAt10'),
    estimateText(group.ndcgGain),
  ]);
  const gap = gaps.ndcgAt10;
  const verdict = gap
    ? `NDCG@10, ${gap.best} minus ${gap.worst}: ${estimateText(gap)}, ${gap.verdict}`
    : 'too few users to compare groups';
  return `${textTable([[`by ${by}`, 'users', 'Recall@10', 'NDCG@10', `gain over ${baseline}`], ...rows])}\n${verdict}`;
}

function cell<Metric extends RankMetric>(
  metrics: Record<Metric, number> & { intervals: Record<Metric, [number, number]> },
  metric: Metric,
): string {
  const [low, high] = metrics.intervals[metric];
  return estimateText({ value: metrics[metric], low, high });
}
