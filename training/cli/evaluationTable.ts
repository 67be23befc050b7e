import { type Evaluation } from '../evaluate/evaluateArtifact';

/** The same figures for people: one line a ranker. */
export function evaluationTable({
  artifact,
  users,
  items,
  protocol,
  baselines,
  ndcgGains,
  ...model
}: Evaluation): string {
  const rows = Object.entries({ [`model ${artifact}`]: model, ...baselines }).map(([name, metrics]) => {
    const cell = (metric: 'recallAt10' | 'ndcgAt10' | 'mrr') => {
      const [low, high] = metrics.intervals[metric];
      return `${metrics[metric].toFixed(4)} [${low.toFixed(4)}, ${high.toFixed(4)}]`;
    };
    return [
      name,
      cell('recallAt10'),
      cell('ndcgAt10'),
      cell('mrr'),
      metrics.coverageAt10.toFixed(3),
      gain(ndcgGains[name]),
    ];
  });
  const table = [['', 'Recall@10', 'NDCG@10', 'MRR', 'coverage', 'model gains NDCG@10'], ...rows];
  const firstWidth = Math.max(...table.map(([name]) => name!.length)) + 2;
  const lines = table.map((cells) =>
    cells
      .map((cell, column) => cell.padEnd(column === 0 ? firstWidth : 25))
      .join('')
      .trimEnd(),
  );
  return [`${users} users, ${items} items, 95 % intervals`, protocol, ...lines].join('\n');
}

function gain(estimate: Evaluation['ndcgGains'][string] | undefined): string {
  if (!estimate) return '';
  const { value, low, high } = estimate;
  return `${value.toFixed(4)} [${low.toFixed(4)}, ${high.toFixed(4)}]`;
}
