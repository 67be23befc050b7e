import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Command } from 'commander';
import { startEngine } from '../../engine/startEngine';
import { currentCommit } from '../../export/currentCommit';
import { nextVersionIn } from '../../export/nextVersion';
import { assertWritable } from '../../export/writeArtifact';
import { addAspects } from '../../text/aspects/addAspects';
import { DEFAULT_ASPECT_OPTIONS } from '../../text/aspects/fitAspects';
import { dequantiseEncoder, quantiseEncoder } from '../../text/encoder/encodeTextWeights';
import { buildEncoderParity, readTextEncoder } from '../../text/encoder/textEncoderArtifact';
import { readLabelledTexts } from '../../text/labelledTexts';
import { writeTextArtifact } from '../../text/textArtifactFiles';
import { aspectTable } from '../aspectTable';
import { count, positiveInteger } from '../flags';
import { runCommand } from '../runCommand';

interface AspectsFlags {
  artifact: string;
  reviews: string[];
  out: string;
  version?: string;
  seed: number;
  rounds: number;
  sentences: number;
  json: boolean;
}

export function addAspectsCommand(program: Command): void {
  const { seed, rounds, mostSentences } = DEFAULT_ASPECT_OPTIONS;
  program
    .command('aspects')
    .description('Teach an artifact of `train text` anew which aspects a sentence of a review speaks of.')
    .requiredOption('--artifact <dir>', 'folder with card.json, weights.bin …; it stays as it is')
    .requiredOption('--reviews <files...>', 'as for `train text`; their labels are not read')
    .requiredOption('--out <dir>', 'folder of the new artifact')
    .option('--version <name>', 'name of the artifact (default: today and a number)')
    .option('--seed <n>', 'the same seed gives the same weights', count, seed)
    .option('--rounds <n>', 'how often the two views teach each other', count, rounds)
    .option('--sentences <n>', 'most sentences to learn from', positiveInteger, mostSentences)
    .option('--json', 'print the card as JSON', false)
    .action((flags: AspectsFlags) =>
      runCommand(async () => {
        const directory = resolve(flags.out);
        assertWritable(directory);
        const read = readTextEncoder(flags.artifact);
        const texts = flags.reviews.flatMap((path) => readLabelledTexts(path).texts.map(({ text }) => text));
        await startEngine();
        const options = {
          ...DEFAULT_ASPECT_OPTIONS,
          seed: flags.seed,
          rounds: flags.rounds,
          mostSentences: flags.sentences,
        };
        const { weights, config, training, evaluation } = await addAspects(
          read.weights,
          read.card.config,
          texts,
          options,
        );
        const encoded = quantiseEncoder(weights);
        const createdAt = new Date();
        const card = {
          ...read.card,
          version: flags.version ?? nextVersionIn(resolve(directory, '..'), createdAt),
          createdAt: createdAt.toISOString(),
          gitCommit: currentCommit(),
          config,
          training: { ...read.card.training, aspects: training },
          evaluation: { ...read.card.evaluation, aspects: evaluation },
          weightBytes: encoded.bytes.byteLength,
        };
        const parity = await buildEncoderParity(dequantiseEncoder(encoded, config), config);
        const reportFile = join(flags.artifact, 'report.html');
        // The sentiment is the one that was reported.
        const report = existsSync(reportFile) ? readFileSync(reportFile, 'utf8') : '';
        writeTextArtifact(directory, { card, weights: encoded, parity, report });
        const shown = flags.json
          ? JSON.stringify(card, null, 2)
          : aspectTable(evaluation.metrics, evaluation.baselines);
        process.stdout.write(`${shown}\n`);
      }),
    );
}
