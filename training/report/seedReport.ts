import { type RankMetric } from '../evaluate/metricTable';
import { type SeedEvaluation } from '../evaluate/seeds/evaluateSeeds';
import { barPlot } from './barPlot';
import { estimateCell, figure, page, table, sentence } from './page';
import { escapeXml } from './plotFrame';

const SHOWN = { recallAt10: 'Recall@10', ndcgAt10: 'NDCG@10', mrr: 'MRR', recallAt20: 'Recall@20' } as const;

/** How much of a figure is the luck of one training. */
export function seedReport(evaluation: SeedEvaluation): string {
  const { seeds, metrics, baselines, bestBaseline, gains, users, items, leftOut } = evaluation;
  const names = Object.keys(SHOWN) as (keyof typeof SHOWN)[];
  const row = (name: string, cell: (metric: RankMetric) => string) => [name, ...names.map(cell)];
  const rows = [
    ...seeds.map((seed) => row(`seed ${seed.seed}`, (metric) => seed[metric].toFixed(4))),
    row('mean over seeds', (metric) => estimateCell(metrics[metric])),
    row('standard deviation', (metric) => metrics[metric].standardDeviation.toFixed(4)),
    ...Object.entries(baselines).map(([name, baseline]) =>
      row(escapeXml(name), (metric) => baseline[metric].toFixed(4)),
    ),
  ];
  const best = escapeXml(bestBaseline);
  return page('Recommender by seed', [
    `<p class="muted">${sentence(evaluation.protocol)}. ${seeds.length} seeds, ${users.toLocaleString('en')} users, ${items.toLocaleString('en')} items.</p>`,
    figure(
      barPlot({
        title: 'NDCG@10 by seed',
        xLabel: 'seed; whiskers over users, for the mean over seeds',
        yLabel: 'NDCG@10',
        referenceName: bestBaseline,
        bars: [
          ...seeds.map(({ seed, ndcgAt10, intervals }) => ({
            label: `seed ${seed}`,
            value: ndcgAt10,
            low: intervals.ndcgAt10[0],
            high: intervals.ndcgAt10[1],
            reference: baselines[bestBaseline]!.ndcgAt10,
          })),
          { label: 'mean', ...metrics.ndcgAt10, reference: baselines[bestBaseline]!.ndcgAt10 },
        ],
      }),
    ),
    table(['', ...Object.values(SHOWN)], rows),
    `<h2>Gain over ${best}</h2><p>By seed: how far the luck of a training goes. By user: how far the luck of who was asked goes.</p>`,
    table(
      ['', ...Object.values(SHOWN)],
      [
        row('95 % interval by seed', (metric) => estimateCell(gains[metric].overSeeds)),
        row('95 % interval by user', (metric) => estimateCell(gains[metric].overUsers)),
      ],
    ),
    ...leftOut.map((reason) => `<p class="muted">${sentence(reason)}.</p>`),
  ]);
}
