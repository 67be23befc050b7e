import { type Command } from 'commander';
import { startEngine } from '../../engine/startEngine';
import { addAspects } from '../../text/aspects/addAspects';
import { DEFAULT_ASPECT_OPTIONS } from '../../text/aspects/fitAspects';
import { readLabelledTexts } from '../../text/labelledTexts';
import { reviseTextArtifact } from '../../text/reviseTextArtifact';
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
        const texts = flags.reviews.flatMap((path) => readLabelledTexts(path).texts.map(({ text }) => text));
        await startEngine();
        const options = {
          ...DEFAULT_ASPECT_OPTIONS,
          seed: flags.seed,
          rounds: flags.rounds,
          mostSentences: flags.sentences,
        };
        const card = await reviseTextArtifact(flags, async ({ weights, card: { config } }) => {
          const { training, evaluation, ...told } = await addAspects(weights, config, texts, options);
          return { ...told, training: { aspects: training }, evaluation: { aspects: evaluation } };
        });
        const { metrics, baselines } = card.evaluation.aspects!;
        const shown = flags.json ? JSON.stringify(card, null, 2) : aspectTable(metrics, baselines);
        process.stdout.write(`${shown}\n`);
      }),
    );
}
