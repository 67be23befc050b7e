import { Command } from 'commander';
import { evaluateArtifact, type Evaluation } from './cli/evaluateRecommenderCommand';
import { EXIT, runCommand } from './cli/runCommand';
import { readSequenceFile } from './datasets/sequenceFile';
import { readTestFile } from './datasets/testFile';

interface RecommenderFlags {
  artifact: string;
  sequences: string;
  test: string;
  json: boolean;
}

const program = new Command('evaluate').description('Measure a model beside its baselines.');

program
  .command('recommender')
  .description('Rank all items for each held-out one, with the weights as they ship.')
  .requiredOption('--artifact <dir>', 'folder with card.json, weights.bin …')
  .requiredOption('--sequences <file>', 'lines `user item item …`: the histories; plain or .gz')
  .requiredOption('--test <file>', 'lines `user TAB item`: the item that came next')
  .option('--json', 'print one JSON object', false)
  .action((flags: RecommenderFlags) =>
    runCommand(async () => {
      const test = readTestFile(flags.test);
      const { evaluation } = await evaluateArtifact(flags.artifact, readSequenceFile(flags.sequences), test);
      print(evaluation, flags.json);
    }),
  );

function print(evaluation: Evaluation, json: boolean): void {
  process.stdout.write(json ? `${JSON.stringify(evaluation, null, 2)}\n` : `${table(evaluation)}\n`);
}

function table({ artifact, users, items, baselines, ...model }: Evaluation): string {
  const rows = Object.entries({ [`model ${artifact}`]: model, ...baselines }).map(([name, metrics]) => {
    const cell = (metric: 'recallAt10' | 'ndcgAt10' | 'mrr') => {
      const [low, high] = metrics.intervals[metric];
      return `${metrics[metric].toFixed(4)} [${low.toFixed(4)}, ${high.toFixed(4)}]`;
    };
    return [name, cell('recallAt10'), cell('ndcgAt10'), cell('mrr'), metrics.coverageAt10.toFixed(3)];
  });
  const lines = [['', 'Recall@10', 'NDCG@10', 'MRR', 'coverage'], ...rows].map((cells) =>
    cells
      .map((cell, column) => cell.padEnd(column === 0 ? 22 : 25))
      .join('')
      .trimEnd(),
  );
  return [`${users} users, ${items} items, 95 % intervals`, ...lines].join('\n');
}

void program
  .exitOverride((error) => process.exit(error.exitCode === 0 ? EXIT.ok : EXIT.invalidInput))
  .parseAsync();
