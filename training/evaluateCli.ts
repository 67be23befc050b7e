import { createProgram } from './cli/createProgram';
import { writeFileSync } from 'node:fs';
import { evaluationTable } from './cli/evaluationTable';
import { count, day, positiveInteger } from './cli/flags';
import { EXIT, runCommand } from './cli/runCommand';
import { createTrainingProgress } from './cli/trainingProgress';
import { withInterrupt } from './cli/withInterrupt';
import { readSequenceFile } from './datasets/sequenceFile';
import { readTestFile } from './datasets/testFile';
import { evaluateArtifact, type DetailedEvaluation } from './evaluate/evaluateArtifact';
import { evaluateOnlineRetail } from './evaluate/evaluateOnlineRetail';
import { htmlReport } from './report/htmlReport';
import { DEFAULT_TRAIN_OPTIONS } from './train/trainOptions';

interface OutputFlags {
  json: boolean;
  report?: string;
}
interface RecommenderFlags extends OutputFlags {
  artifact: string;
  sequences: string;
  test: string;
}
interface OnlineRetailFlags extends OutputFlags {
  data: string;
  until: string;
  epochs: number;
  seed: number;
}

const program = createProgram('evaluate', 'Measure a model beside its baselines.');

program
  .command('recommender')
  .description('Rank all items for each held-out one, with the weights as they ship.')
  .requiredOption('--artifact <dir>', 'folder with card.json, weights.bin …')
  .requiredOption('--sequences <file>', 'lines `user item item …`: the histories; plain or .gz')
  .requiredOption('--test <file>', 'lines `user TAB item`: the item that came next; plain or .gz')
  .option('--json', 'print one JSON object', false)
  .option('--report <file>', 'write an HTML report with plots')
  .action((flags: RecommenderFlags) =>
    runCommand(async () => {
      const log = readSequenceFile(flags.sequences);
      const test = readTestFile(flags.test);
      show(await evaluateArtifact(flags.artifact, log, test), flags);
    }),
  );

program
  .command('online-retail')
  .description('Train on UCI Online Retail up to a day and measure on the customers who came back.')
  .requiredOption('--data <path>', 'the invoices, or the folder they lie in')
  .option('--until <date>', 'last day to train on', day, '2011-06-30')
  .option('--epochs <n>', 'most passes over the data', positiveInteger, DEFAULT_TRAIN_OPTIONS.epochs)
  .option('--seed <n>', 'the same seed gives the same figures', count, DEFAULT_TRAIN_OPTIONS.seed)
  .option('--json', 'print one JSON object', false)
  .option('--report <file>', 'write an HTML report with plots')
  .action((flags: OnlineRetailFlags) =>
    runCommand(async () => {
      const { data, until, epochs, seed } = flags;
      const progress = createTrainingProgress(process.stderr);
      const options = { ...DEFAULT_TRAIN_OPTIONS, epochs, seed };
      const detailed = await withInterrupt((isInterrupted) =>
        evaluateOnlineRetail(data, until, options, { ...progress, isInterrupted }),
      );
      progress.stop();
      if (detailed) show(detailed, flags);
      else process.exitCode = EXIT.interrupted;
    }),
  );

function show(detailed: DetailedEvaluation, { json, report }: OutputFlags): void {
  if (report) writeFileSync(report, htmlReport(detailed));
  const { evaluation } = detailed;
  process.stdout.write(`${json ? JSON.stringify(evaluation, null, 2) : evaluationTable(evaluation)}\n`);
}

void program.parseAsync();
