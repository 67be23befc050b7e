import { Option } from 'commander';
import { createProgram } from './cli/createProgram';
import { count, day, positiveInteger } from './cli/flags';
import { readLogs, type SourceOptions } from './cli/readLogs';
import { EXIT, runCommand } from './cli/runCommand';
import { createTrainingProgress } from './cli/trainingProgress';
import { withInterrupt } from './cli/withInterrupt';
import { trainArtifact, type WrittenArtifact } from './train/trainArtifact';
import { DEFAULT_TRAIN_OPTIONS, ENCODER_CHOICES, type EncoderChoice } from './train/trainOptions';

interface RecommenderFlags extends SourceOptions {
  out?: string;
  version?: string;
  encoder: EncoderChoice;
  softmaxLimit: number;
  epochs: number;
  patience: number;
  seed: number;
  refit: boolean;
  resume: boolean;
  json: boolean;
}

const program = createProgram('train', 'Train a model and write its artifact.');

program
  .command('recommender')
  .description('Train the recommender on what people did. Name at least one source; several are joined.')
  .option('--sequences <file>', 'lines `user item item …`, oldest first; plain or .gz')
  .option('--items <file>', 'what is known of the items: a table with a header, or `item TAB attribute …`')
  .option('--shop <dir>', "a shop's folder: shop.json, sequences.txt, items.tsv")
  .option('--events <file>', "export of the shop's own events: JSON lines {user, event}")
  .option('--online-retail <file>', 'UCI Online Retail invoices, tab-separated')
  .option('--until <date>', 'with --online-retail: train on purchases up to this day (YYYY-MM-DD)', day)
  .option('--licence <text>', 'licence of the data, for the card')
  .option('--out <dir>', 'folder of the artifact (default: model-artifacts/recommender/<version>)')
  .option('--version <name>', 'name of the artifact (default: today and a number)')
  .addOption(
    new Option('--encoder <kind>', 'what reads the history; auto lets validation choose')
      .choices(ENCODER_CHOICES)
      .default(DEFAULT_TRAIN_OPTIONS.encoder),
  )
  .option('--epochs <n>', 'most passes over the data', positiveInteger, DEFAULT_TRAIN_OPTIONS.epochs)
  .option('--patience <n>', 'epochs without progress', positiveInteger, DEFAULT_TRAIN_OPTIONS.patience)
  .option('--seed <n>', 'the same seed gives the same weights', count, DEFAULT_TRAIN_OPTIONS.seed)
  .option(
    '--softmax-limit <n>',
    'catalogues up to this size are compared whole with every answer, larger ones by a sample',
    count,
    DEFAULT_TRAIN_OPTIONS.softmaxLimit,
  )
  .option('--no-refit', 'ship the weights of the validation run instead of training again on everything')
  .option('--resume', 'go on from the checkpoint of an interrupted run', false)
  .option('--json', 'print the card as JSON', false)
  .action((flags: RecommenderFlags) => runCommand(() => trainFromFlags(flags)));

async function trainFromFlags(flags: RecommenderFlags): Promise<void> {
  const { encoder, softmaxLimit, epochs, patience, seed, refit, out, version, resume } = flags;
  const log = readLogs(flags);
  const options = { ...DEFAULT_TRAIN_OPTIONS, encoder, softmaxLimit, epochs, patience, seed, refit };
  const progress = createTrainingProgress(process.stderr);
  try {
    const written = await withInterrupt((isInterrupted) =>
      trainArtifact({ log, options, out, version, resume }, { ...progress, isInterrupted }),
    );
    progress.stop();
    if (written) {
      process.stdout.write(flags.json ? `${JSON.stringify(written.card, null, 2)}\n` : summary(written));
    } else {
      process.stderr.write('interrupted; go on with the same command and --resume\n');
      process.exitCode = EXIT.interrupted;
    }
  } finally {
    progress.stop();
  }
}

function summary({ directory, card }: WrittenArtifact): string {
  const { recallAt10, ndcgAt10 } = card.evaluation.metrics;
  const metrics = `Recall@10 ${recallAt10.value.toFixed(4)}, NDCG@10 ${ndcgAt10.value.toFixed(4)}`;
  return `${directory}\n  ${metrics}, ${card.dataset.items} items, ${card.weightBytes} bytes of weights\n`;
}

void program.parseAsync();
