import { type Command } from 'commander';
import { startEngine } from '../../engine/startEngine';
import { DEFAULT_SENTIMENT_OPTIONS } from '../../text/encoder/fitSentiment';
import { leaveOutEncoder } from '../../text/encoder/leaveOutEncoder';
import { readOwnTexts } from '../../text/encoder/ownTexts';
import { readRawTexts } from '../../text/encoder/rawTexts';
import { readSentimentLines } from '../../text/encoder/sentimentTexts';
import { readLabelledTexts, withOneSpelling } from '../../text/labelledTexts';
import { evaluateLeaveOneOut } from '../../text/leaveOneOut';
import { DEFAULT_CLASSIFIER_OPTIONS } from '../../text/trainClassifier';
import { leaveOneOutTable } from '../classifierTable';
import { count, positiveInteger, positiveNumber, share } from '../flags';
import { runCommand } from '../runCommand';

interface LeaveOneOutFlags {
  data: string[];
  l2?: number;
  idf: boolean;
  seed: number;
  epochs: number;
  json: boolean;
  encoder: boolean;
  also: string[];
  emotions: string[];
  raw: string[];
  categories?: string[];
  own: boolean;
  withoutDomains: string[];
  encoderEpochs: number;
  pretrainingEpochs: number;
  rewritten: number;
}

export function addLeaveOneOutCommand(program: Command): void {
  const { seed, epochs } = DEFAULT_CLASSIFIER_OPTIONS;
  const encoder = DEFAULT_SENTIMENT_OPTIONS;
  program
    .command('leave-one-out')
    .description('Ask for each category of texts of a model that learned from the others only.')
    .requiredOption(
      '--data <files...>',
      'lines `category TAB label TAB text`; plain or .gz; several are joined',
    )
    .option('--l2 <number>', 'this penalty instead of one chosen for every category', positiveNumber)
    .option('--idf', 'the baseline: n-grams weighted by idf alone', false)
    .option('--seed <n>', 'the same seed gives the same figures', count, seed)
    .option('--epochs <n>', 'most passes over the texts for every candidate', positiveInteger, epochs)
    .option('--encoder', 'train the text encoder of `train -- text` for every category: hours', false)
    .option(
      '--also <files...>',
      'with --encoder: reviews to learn from besides, whose categories nobody asks for',
      [],
    )
    .option('--emotions <files...>', 'with --encoder: see `train -- text`', [])
    .option('--raw <files...>', 'with --encoder: see `train -- text`', [])
    .option(
      '--categories <names...>',
      'with --encoder: leave out these alone, 甲+乙 together (default: all of --data)',
    )
    .option('--no-own', 'with --encoder: without the reviews that were written for this project')
    .option(
      '--without-domains <names...>',
      'with --encoder: without those of them that are of these domains, as they are named in their files',
      [],
    )
    .option(
      '--encoder-epochs <n>',
      'with --encoder: see --epochs of `train -- text`',
      positiveInteger,
      encoder.epochs,
    )
    .option(
      '--pretraining-epochs <n>',
      'with --encoder: see `train -- text`',
      count,
      encoder.pretrainingEpochs,
    )
    .option('--rewritten <share>', 'with --encoder: see `train -- text`', share, encoder.rewritten)
    .option('--json', 'print one JSON object', false)
    .action((flags: LeaveOneOutFlags) =>
      runCommand(async () => {
        if (flags.encoder) return leaveOutEncoders(flags);
        const lines = withOneSpelling(flags.data.flatMap((path) => readLabelledTexts(path).texts));
        const options = { ...flags, weighted: !flags.idf };
        const evaluation = evaluateLeaveOneOut(lines, options, (category, { n, accuracy }) =>
          process.stderr.write(`${category}: accuracy ${accuracy.value.toFixed(4)} of ${n}\n`),
        );
        process.stdout.write(
          `${flags.json ? JSON.stringify(evaluation, null, 2) : leaveOneOutTable(evaluation)}\n`,
        );
      }),
    );
}

async function leaveOutEncoders(flags: LeaveOneOutFlags): Promise<void> {
  const { data, also, emotions, seed } = flags;
  const own = flags.own ? readOwnTexts(seed, flags.withoutDomains) : [];
  const { lines } = readSentimentLines({ reviews: [...data, ...also], emotions, notIn: [], own });
  const named = data.flatMap((path) => readLabelledTexts(path).texts.map(({ category }) => category));
  const categories = flags.categories ?? [...new Set(named)].filter((name) => name !== undefined);
  await startEngine();
  const evaluation = await leaveOutEncoder(
    {
      lines,
      raw: readRawTexts(flags.raw, new Set()),
      categories,
      options: {
        ...DEFAULT_SENTIMENT_OPTIONS,
        seed,
        epochs: flags.encoderEpochs,
        pretrainingEpochs: flags.pretrainingEpochs,
        rewritten: flags.rewritten,
      },
    },
    (category, { n, accuracy }) =>
      process.stderr.write(`${category}: accuracy ${accuracy.value.toFixed(4)} of ${n}\n`),
  );
  process.stdout.write(
    `${flags.json ? JSON.stringify(evaluation, null, 2) : leaveOneOutTable(evaluation)}\n`,
  );
}
