import { type SeedEvaluation } from '../evaluate/seeds/evaluateSeeds';
import { estimateText, textTable } from './textTable';

const SHOWN = { recallAt10: 'Recall@10', ndcgAt10: 'NDCG@10', mrr: 'MRR' } as const;
type Shown = keyof typeof SHOWN;

/** For people: every seed, their mean and spread, the baselines, and what the model gains over the best one. */
export function seedTable(evaluation: SeedEvaluation): string {
  const { protocol, users, items, seeds, metrics, baselines, leftOut, bestBaseline, gains } = evaluation;
  const names = Object.keys(SHOWN) as Shown[];
  const line = (name: string, cells: (metric: Shown) => string) => [name, ...names.map(cells)];
  const rows = [
    ['', ...Object.values(SHOWN)],
    ...seeds.map((seed) => line(`seed ${seed.seed}`, (metric) => seed[metric].toFixed(4))),
    line('mean over seeds', (metric) => estimateText(metrics[metric])),
    line('standard deviation', (metric) => metrics[metric].standardDeviation.toFixed(4)),
    ...Object.entries(baselines).map(([name, baseline]) =>
      line(name, (metric) => baseline[metric].toFixed(4)),
    ),
    line(`gain over ${bestBaseline}, by seed`, (metric) => estimateText(gains[metric].overSeeds)),
    line(`gain over ${bestBaseline}, by user`, (metric) => estimateText(gains[metric].overUsers)),
  ];
  return [
    `${seeds.length} seeds, ${users} users, ${items} items, 95 % intervals`,
    protocol,
    textTable(rows),
    ...leftOut,
  ].join('\n');
}
