import { Command, InvalidArgumentError } from 'commander';
import { readLogs, type SourceOptions } from './cli/readLogs';
import { EXIT, runCommand } from './cli/runCommand';
import { createTrainingProgress } from './cli/trainingProgress';
import { trainArtifact } from './cli/trainRecommenderCommand';
import { DEFAULT_TRAIN_OPTIONS } from './train/trainOptions';

interface RecommenderFlags extends SourceOptions {
  out?: string;
  version?: string;
  epochs: number;
  patience: number;
  seed: number;
  refit: boolean;
  resume: boolean;
  json: boolean;
}

const program = new Command('train').description('Train a model and write its artifact.');

program
  .command('recommender')
  .description('Train the recommender on what people did. At least one source is needed; several are joined.')
  .option('--sequences <file>', 'lines `user item item …`, oldest first; plain or .gz')
  .option(
    '--items <file>',
    'table of items: `item TAB title TAB category …` with a header, or `item TAB attribute …`',
  )
  .option('--shop <dir>', "a shop's folder: shop.json, sequences.txt, items.tsv")
  .option('--events <file>', "export of the shop's own events: JSON lines {user, event}")
  .option('--online-retail <file>', 'UCI Online Retail invoices, tab-separated')
  .option('--until <date>', 'with --online-retail: train on purchases up to this day (YYYY-MM-DD)')
  .option('--licence <text>', 'licence of the data, for the card')
  .option('--out <dir>', 'folder of the artifact (default: model-artifacts/recommender/<version>)')
  .option('--version <name>', 'name of the artifact (default: today and a number)')
  .option('--epochs <n>', 'most passes over the data', positiveInteger, DEFAULT_TRAIN_OPTIONS.epochs)
  .option(
    '--patience <n>',
    'epochs without progress before it stops',
    positiveInteger,
    DEFAULT_TRAIN_OPTIONS.patience,
  )
  .option('--seed <n>', 'the same seed gives the same weights', count, DEFAULT_TRAIN_OPTIONS.seed)
  .option('--no-refit', 'ship the weights of the validation run instead of training again on everything')
  .option('--resume', 'go on from the checkpoint of an interrupted run', false)
  .option('--json', 'print the card as JSON', false)
  .action((flags: RecommenderFlags) => runCommand(() => trainFromFlags(flags)));

async function trainFromFlags(flags: RecommenderFlags): Promise<void> {
  const { epochs, patience, seed, refit } = flags;
  const progress = createTrainingProgress(process.stderr);
  let interrupted = false;
  const interrupt = () => {
    if (interrupted) process.exit(EXIT.interrupted);
    interrupted = true;
  };
  process.on('SIGINT', interrupt);
  try {
    const written = await trainArtifact(
      {
        log: readLogs(flags),
        options: { ...DEFAULT_TRAIN_OPTIONS, epochs, patience, seed, refit },
        out: flags.out,
        version: flags.version,
        resume: flags.resume,
      },
      { ...progress, isInterrupted: () => interrupted },
    );
    progress.stop();
    if (written === undefined) {
      process.stderr.write('\ninterrupted; go on with the same command and --resume\n');
      process.exitCode = EXIT.interrupted;
    } else if (flags.json) {
      process.stdout.write(`${JSON.stringify(written.card, null, 2)}\n`);
    } else {
      const { recallAt10, ndcgAt10 } = written.card.evaluation.metrics;
      process.stdout.write(
        `${written.directory}\n  Recall@10 ${recallAt10.value.toFixed(4)}, NDCG@10 ${ndcgAt10.value.toFixed(4)}, ` +
          `${written.card.dataset.items} items, ${written.card.weightBytes} bytes of weights\n`,
      );
    }
  } finally {
    progress.stop();
    process.off('SIGINT', interrupt);
  }
}

function positiveInteger(text: string): number {
  const value = count(text);
  if (value === 0) throw new InvalidArgumentError('expected a whole number from 1.');
  return value;
}

function count(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('expected a whole number.');
  return Number(text);
}

void program
  .exitOverride((error) => process.exit(error.exitCode === 0 ? EXIT.ok : EXIT.invalidInput))
  .parseAsync();
