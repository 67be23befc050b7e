import { type Gap, type GroupReport, type ComparedMetric } from '../evaluate/groups/groupReport';
import { barPlot } from './barPlot';
import { estimateCell, figure, table } from './page';
import { escapeXml } from './plotFrame';

const NAMES: Record<ComparedMetric, string> = { recallAt10: 'Recall@10', ndcgAt10: 'NDCG@10', mrr: 'MRR' };

/** One grouping: bars with whiskers, what may be concluded, and the figures. */
export function groupSection(report: GroupReport): string {
  const { by, groups, baseline, gaps, leftOut } = report;
  const chart = barPlot({
    title: `NDCG@10 by ${by}`,
    xLabel: `${by} (users below)`,
    yLabel: 'NDCG@10',
    referenceName: baseline,
    bars: groups.map(({ label, users, ndcgAt10, intervals, ndcgGain }) => ({
      label,
      value: ndcgAt10,
      low: intervals.ndcgAt10[0],
      high: intervals.ndcgAt10[1],
      note: users.toLocaleString('en'),
      reference: ndcgAt10 - ndcgGain.value,
    })),
  });
  const rows = groups.map(({ label, users, intervals, ndcgGain, coverageAt10, ...metrics }) => [
    escapeXml(label),
    users.toLocaleString('en'),
    ...(['recallAt10', 'ndcgAt10', 'mrr'] as const).map((metric) => {
      const [low, high] = intervals[metric];
      return estimateCell({ value: metrics[metric], low, high });
    }),
    estimateCell(ndcgGain),
    coverageAt10.toFixed(3),
  ]);
  const header = ['', 'users', 'Recall@10', 'NDCG@10', 'MRR', `gain over ${escapeXml(baseline)}`, 'coverage'];
  return [
    `<h3>By ${escapeXml(by)}</h3>`,
    figure(chart),
    ...(['ndcgAt10', 'recallAt10', 'mrr'] as const).map((metric) => verdict(NAMES[metric], gaps[metric])),
    leftOut > 0 ? `<p class="muted">In no group: ${leftOut.toLocaleString('en')} of the questions.</p>` : '',
    `<details><summary>Figures</summary>${table(header, rows)}</details>`,
  ].join('\n');
}

function verdict(metric: string, gap: Gap | undefined): string {
  if (!gap) return '';
  const { best, worst, value, low, high } = gap;
  const shown = gap.verdict === 'difference shown';
  const size = `${value.toFixed(4)}, 95 % interval ${low.toFixed(4)} to ${high.toFixed(4)}`;
  return `<p class="verdict${shown ? ' shown' : ''}"><b>${metric}: ${gap.verdict}</b> between “${escapeXml(best)}” and “${escapeXml(worst)}” (${size}).</p>`;
}
