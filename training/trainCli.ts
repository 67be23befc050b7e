import { Option } from 'commander';
import { createProgram } from './cli/createProgram';
import { count, day, positiveInteger } from './cli/flags';
import { readLogs, type SourceOptions } from './cli/readLogs';
import { EXIT, runCommand } from './cli/runCommand';
import { addAspectsCommand } from './cli/train/aspects';
import { addQuestionsCommand } from './cli/train/questions';
import { addClassifyCommand } from './cli/train/classify';
import { addDatasetCommand } from './cli/train/dataset';
import { addTextCommand } from './cli/train/text';
import { createTrainingProgress } from './cli/trainingProgress';
import { withInterrupt } from './cli/withInterrupt';
import { InputError } from './inputError';
import { searchOptions } from './search/searchOptions';
import { trainArtifact, type WrittenArtifact } from './train/trainArtifact';
import { ENCODER_CHOICES, type TrainOptions } from './train/trainOptions';

interface RecommenderFlags extends SourceOptions, OptionFlags {
  out?: string;
  version?: string;
  from?: string;
  search?: number;
  searchMinutes?: number;
  resume: boolean;
  json: boolean;
}

/** Flags that are options of training; what is not given keeps its default. */
type OptionFlags = Partial<
  Pick<TrainOptions, 'encoder' | 'softmaxLimit' | 'epochs' | 'patience' | 'seed' | 'workers'>
> &
  Pick<TrainOptions, 'refit'> & { backend?: 'wasm' | 'node'; blas?: string };

const program = createProgram('train', 'Train a model and write its artifact.');

program
  .command('recommender')
  .description('Train the recommender on what people did. Name at least one source; several are joined.')
  .option('--sequences <file>', 'lines `user item item …`, oldest first; plain or .gz')
  .option('--items <file>', 'what is known of the items: a table with a header, or `item TAB attribute …`')
  .option('--shop <dir>', "a shop's folder: shop.json, sequences.txt, items.tsv")
  .option('--events <file>', "export of the shop's own events: JSON lines {user, event}")
  .option('--dataset <dir>', 'a data set that `train dataset` built of such exports')
  .option('--online-retail <file>', 'UCI Online Retail invoices, tab-separated')
  .option('--until <date>', 'with --online-retail: train on purchases up to this day (YYYY-MM-DD)', day)
  .option('--licence <text>', 'licence of the data, for the card')
  .option('--out <dir>', 'folder of the artifact (default: model-artifacts/recommender/<version>)')
  .option('--version <name>', 'name of the artifact (default: today and a number)')
  .option(
    '--from <dir>',
    'go on from this artifact: its items, encoders and weights; 4 epochs unless --epochs says more',
  )
  .addOption(
    new Option('--encoder <kind>', 'what reads the history (default: auto, validation chooses)').choices(
      ENCODER_CHOICES,
    ),
  )
  .option(
    '--epochs <n>',
    'most passes over the data (default: 20, or 12 above --softmax-limit)',
    positiveInteger,
  )
  .option(
    '--patience <n>',
    'epochs without progress (default: 6, or 3 above --softmax-limit)',
    positiveInteger,
  )
  .option('--seed <n>', 'the same seed gives the same weights (default: 1)', count)
  .option(
    '--softmax-limit <n>',
    'catalogues up to this size are compared whole with every answer, larger ones by a sample (default: 4096)',
    count,
  )
  .option('--workers <n>', 'threads that compute gradients (default: one a core, at most 4)', positiveInteger)
  .addOption(
    new Option(
      '--backend <name>',
      "what computes (default: wasm); node is TensorFlow's native library",
    ).choices(['wasm', 'node']),
  )
  .option('--blas <path>', 'a native BLAS to multiply matrices with, for example libopenblas.so.0')
  .option('--search <n>', 'first search the hyper-parameters, with so many candidates', positiveInteger)
  .option('--search-minutes <n>', 'stop searching after so long', positiveInteger)
  .option('--no-refit', 'ship the weights of the validation run instead of training again on everything')
  .option('--resume', 'go on from the checkpoint of an interrupted run', false)
  .option('--json', 'print the card as JSON', false)
  .action((flags: RecommenderFlags) => runCommand(() => trainFromFlags(flags)));

addDatasetCommand(program);
addClassifyCommand(program);
addTextCommand(program);
addAspectsCommand(program);
addQuestionsCommand(program);

async function trainFromFlags(flags: RecommenderFlags): Promise<void> {
  const { out, version, resume, from, search, searchMinutes } = flags;
  if (from !== undefined && search !== undefined) {
    throw new InputError(
      '--search tries other shapes than the artifact of --from has; leave one of them out',
    );
  }
  const log = readLogs(flags);
  const progress = createTrainingProgress(process.stderr);
  try {
    const written = await withInterrupt(async (isInterrupted) => {
      const hooks = { ...progress, isInterrupted };
      let options: Partial<TrainOptions> | undefined = optionsFrom(flags);
      if (search !== undefined) {
        options = await searchOptions(
          { log, options, out, candidates: search, minutes: searchMinutes },
          hooks,
        );
      }
      return options && trainArtifact({ log, options, out, version, resume, from }, hooks);
    });
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

function optionsFrom(flags: OptionFlags): Partial<TrainOptions> {
  const { encoder, softmaxLimit, epochs, patience, seed, workers, refit, backend, blas } = flags;
  const engine = (backend ?? blas) === undefined ? undefined : { backend, blasPath: blas };
  const given = Object.entries({ encoder, softmaxLimit, epochs, patience, seed, workers, refit, engine });
  return Object.fromEntries(given.filter(([, value]) => value !== undefined));
}

function summary({ directory, card }: WrittenArtifact): string {
  const peak = (process.resourceUsage().maxRSS / 1024).toFixed(0);
  const { recallAt10, ndcgAt10 } = card.evaluation.metrics;
  const metrics = `Recall@10 ${recallAt10.value.toFixed(4)}, NDCG@10 ${ndcgAt10.value.toFixed(4)}`;
  return `${directory}\n  ${metrics}, ${card.dataset.items} items, ${card.weightBytes} bytes of weights\n  peak memory ${peak} MiB\n`;
}

void program.parseAsync();
