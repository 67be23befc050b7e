import { type Command } from 'commander';
import { startEngine } from '../../engine/startEngine';
import { textKey } from '../../text/distinctTexts';
import { readRawTexts } from '../../text/encoder/rawTexts';
import { DEFAULT_SENTIMENT_OPTIONS } from '../../text/encoder/fitSentiment';
import { readOwnTexts } from '../../text/encoder/ownTexts';
import { readSentimentSet } from '../../text/encoder/sentimentTexts';
import { trainTextEncoder } from '../../text/encoder/trainTextEncoder';
import { readQuestions } from '../../text/matching/readQuestions';
import { readLabelledTexts } from '../../text/labelledTexts';
import { textEncoderTable } from '../classifierTable';
import { count, positiveInteger, positiveNumber, share } from '../flags';
import { tellEpoch } from '../tellEpoch';
import { addQuestionOptions } from '../questionOptions';
import { runCommand } from '../runCommand';

interface TextFlags {
  reviews: string[];
  emotions: string[];
  raw: string[];
  notIn: string[];
  pairs: string[];
  questionsNotIn: string[];
  own: boolean;
  faq: boolean;
  aspects: boolean;
  out: string;
  version?: string;
  licence: string;
  seed: number;
  epochs: number;
  pretrainingEpochs: number;
  l2: number;
  rewritten: number;
  json: boolean;
}

export function addTextCommand(program: Command): void {
  const defaults = DEFAULT_SENTIMENT_OPTIONS;
  const command = program
    .command('text')
    .description('Train the Chinese text encoder and its sentiment, with figures and a report.')
    .requiredOption(
      '--reviews <files...>',
      'lines `label TAB text` or `category TAB label TAB text`; labels 0, 1, neg, neu, pos; plain or .gz',
    )
    .option('--emotions <files...>', 'the same, with emotions as labels: happy, angry, sad, fear', [])
    .option('--raw <files...>', 'texts without labels, tab-separated, to learn characters from', [])
    .option(
      '--not-in <files...>',
      'learn nothing from texts that occur in these sets: those to evaluate on',
      [],
    )
    .option('--no-own', 'without the reviews that were written for this project')
    .option('--no-aspects', 'without telling which aspects a sentence speaks of')
    .requiredOption('--out <dir>', 'folder of the artifact, with report.html')
    .option('--version <name>', 'name of the artifact (default: today and a number)')
    .option('--licence <text>', 'licence of the data, for the card', 'not stated')
    .option('--seed <n>', 'the same seed gives the same weights', count, defaults.seed)
    .option('--epochs <n>', 'passes over the labelled texts', positiveInteger, defaults.epochs)
    .option(
      '--pretraining-epochs <n>',
      'passes over all texts that learn to name hidden characters',
      count,
      defaults.pretrainingEpochs,
    )
    .option('--l2 <number>', 'penalty of the linear part', positiveNumber, defaults.l2)
    .option(
      '--rewritten <share>',
      'of the texts, read as somebody in a hurry might have typed them, others in every pass',
      share,
      defaults.rewritten,
    )
    .option('--json', 'print the card as JSON', false);
  addQuestionOptions(command).action((flags: TextFlags) =>
    runCommand(async () => {
      const own = flags.own ? readOwnTexts(flags.seed) : [];
      const set = readSentimentSet({ ...flags, own });
      const kept = flags.notIn.flatMap((path) => readLabelledTexts(path).texts);
      const except = new Set([...set.texts, ...kept].map(({ text }) => textKey(text)));
      const raw = readRawTexts(flags.raw, except);
      const questions = flags.pairs.length > 0 ? readQuestions(flags) : undefined;
      await startEngine();
      const { out, version, licence } = flags;
      const card = await trainTextEncoder(
        {
          set,
          raw,
          questions,
          ownTexts: own.length,
          tellsAspects: flags.aspects,
          licence,
          options: flags,
          out,
          version,
        },
        {
          onStage: (stage) => process.stderr.write(`${stage}\n`),
          onEpoch: tellEpoch,
        },
      );
      process.stdout.write(`${flags.json ? JSON.stringify(card, null, 2) : textEncoderTable(card)}\n`);
    }),
  );
}
