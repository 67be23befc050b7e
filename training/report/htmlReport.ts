import { bootstrapInterval } from '../../src/domain/metrics/bootstrapInterval';
import { ndcgAt } from '../../src/domain/metrics/rankingMetrics';
import { type DetailedEvaluation, type Evaluation } from '../evaluate/evaluateArtifact';
import { seededRandom } from '../random/seededRandom';
import { barPlot, escapeXml, linePlot } from './svgPlots';

const LENGTH_BOUNDS = [1, 2, 4, 8, 16, 32, Infinity];
const POPULARITY_GROUPS = 5;

/** One HTML file without scripts or anything to fetch. */
export function htmlReport({
  evaluation,
  artifact,
  questions,
  ranked,
  interactions,
}: DetailedEvaluation): string {
  const { card } = artifact;
  const losses = card.training?.losses ?? [];
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Recommender ${escapeXml(card.version)}</title>
<style>
body{font:15px/1.5 system-ui,sans-serif;max-width:760px;margin:32px auto;padding:0 16px;color:#222}
table{border-collapse:collapse;width:100%}th,td{padding:4px 8px;text-align:right;border-bottom:1px solid #ddd}
th:first-child,td:first-child{text-align:left}small{color:#666}svg{width:100%;height:auto}
</style></head><body>
<h1>Recommender ${escapeXml(card.version)}</h1>
<p>${escapeXml(card.dataset.name)}${card.dataset.simulated ? ' (simulated behaviour)' : ''}:
${card.dataset.users} users, ${card.dataset.items} items, ${card.dataset.interactions} interactions.
Licence: ${escapeXml(card.dataset.licence)}.</p>
<p>${escapeXml(evaluation.protocol)}. ${evaluation.users} users; brackets are bootstrap 95 % intervals.</p>
${metricsTable(evaluation)}
<h2>Training loss</h2>
${linePlot({
  title: 'Training loss by epoch',
  xLabel: 'epoch',
  yLabel: 'sampled softmax loss',
  series: [{ name: 'loss', points: losses.map((loss, epoch) => ({ x: epoch + 1, y: loss })) }],
})}
<h2>NDCG@10 by length of history</h2>
${barPlot({
  title: 'NDCG@10 by length of history',
  xLabel: 'items in the history (users below)',
  yLabel: 'NDCG@10',
  bars: byHistoryLength(questions, ranked.ranks),
})}
<h2>How popular is what gets recommended</h2>
${barPlot({
  title: 'Share of top tens by popularity',
  xLabel: 'items by number of interactions, five groups of equal size (their share of interactions below)',
  yLabel: 'share of top-10 places',
  bars: byPopularity(ranked.recommended, interactions),
})}
<p><small>Commit ${escapeXml(card.gitCommit)}, seed ${card.seed}, data ${card.dataset.sha256.slice(0, 12)}…</small></p>
</body></html>
`;
}

function metricsTable({ artifact, baselines, ndcgGains, ...model }: Evaluation): string {
  const rows = Object.entries({ [`model ${artifact}`]: model, ...baselines }).map(([name, metrics]) => {
    const cells = (['recallAt10', 'ndcgAt10', 'mrr'] as const).map((metric) => {
      const [low, high] = metrics.intervals[metric];
      return `<td>${metrics[metric].toFixed(4)} <small>[${low.toFixed(4)}, ${high.toFixed(4)}]</small></td>`;
    });
    return `<tr><td>${escapeXml(name)}</td>${cells.join('')}<td>${metrics.coverageAt10.toFixed(3)}</td><td>${gainCell(ndcgGains[name])}</td></tr>`;
  });
  return `<table><tr><th></th><th>Recall@10</th><th>NDCG@10</th><th>MRR</th><th>coverage</th><th>model gains NDCG</th></tr>${rows.join('')}</table>`;
}

function gainCell(gain: Evaluation['ndcgGains'][string] | undefined): string {
  if (!gain) return '';
  return `${gain.value.toFixed(4)} <small>[${gain.low.toFixed(4)}, ${gain.high.toFixed(4)}]</small>`;
}

export function byHistoryLength(questions: readonly { history: Int32Array }[], ranks: Float64Array) {
  return LENGTH_BOUNDS.flatMap((upper, index) => {
    const lower = index === 0 ? 0 : LENGTH_BOUNDS[index - 1]! + 1;
    const gains = questions.flatMap(({ history }, question) =>
      history.length >= lower && history.length <= upper ? [ndcgAt(10, ranks[question]!)] : [],
    );
    if (gains.length === 0) return [];
    const label = upper === Infinity ? `${lower}+` : lower === upper ? `${lower}` : `${lower}–${upper}`;
    return [{ label, ...bootstrapInterval(gains, seededRandom(1).next), note: `${gains.length}` }];
  });
}

/** Shares of the top-ten places and of all interactions, by fifths of the items from most to least popular. */
export function byPopularity(recommended: Int32Array, interactions: Int32Array) {
  const order = [...interactions.keys()].sort((a, b) => interactions[b]! - interactions[a]!);
  const places = recommended.reduce((sum, count) => sum + count, 0) || 1;
  const total = interactions.reduce((sum, count) => sum + count, 0) || 1;
  return Array.from({ length: POPULARITY_GROUPS }, (_, group) => {
    const start = Math.floor((group * order.length) / POPULARITY_GROUPS);
    const end = Math.floor(((group + 1) * order.length) / POPULARITY_GROUPS);
    const items = order.slice(start, end);
    const share = (counts: Int32Array, all: number) =>
      items.reduce((sum, item) => sum + counts[item]!, 0) / all;
    const label = ['most popular', '2nd fifth', '3rd fifth', '4th fifth', 'least popular'][group]!;
    return {
      label,
      value: share(recommended, places),
      note: `${(share(interactions, total) * 100).toFixed(0)} %`,
    };
  });
}
