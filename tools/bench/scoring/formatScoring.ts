import { type ScoringBenchmark } from './measureScoring';

const TITLES = {
  ours: 'this engine',
  'stock-turned': 'stock tfjs wasm, items turned beforehand',
  stock: 'stock tfjs wasm',
};

export function formatScoring({ node, users, dimension, rounds, timings }: ScoringBenchmark): string {
  const right = (text: string) => text.padStart(10);
  return [
    `Scores of all items for ${users} users, d ${dimension}; one thread; Node.js ${node}; medians of ${rounds} rounds in turn`,
    '',
    ['items'.padStart(7), '  engine'.padEnd(44), ...['ms', 'users/s', 'GFLOP/s', '× stock'].map(right)].join(
      '',
    ),
    ...timings.map(({ engine, items, medianMs, usersPerSecond, gflops, speedUp }) =>
      [
        String(items).padStart(7),
        `  ${TITLES[engine]}`.padEnd(44),
        right(medianMs.toFixed(1)),
        right(usersPerSecond.toFixed(0)),
        right(gflops.toFixed(1)),
        right(speedUp.toFixed(1)),
      ].join(''),
    ),
  ].join('\n');
}
