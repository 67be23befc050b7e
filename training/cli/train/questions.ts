import { type Command } from 'commander';
import { startEngine } from '../../engine/startEngine';
import { InputError } from '../../inputError';
import { DEFAULT_MATCHING_OPTIONS } from '../../text/matching/fitMatching';
import { type QuestionSources, readQuestions } from '../../text/matching/readQuestions';
import { trainMatching } from '../../text/matching/trainMatching';
import { reviseTextArtifact } from '../../text/reviseTextArtifact';
import { count, positiveInteger } from '../flags';
import { addQuestionOptions } from '../questionOptions';
import { runCommand } from '../runCommand';
import { tellEpoch } from '../tellEpoch';
import { textTable } from '../textTable';

interface QuestionsFlags extends QuestionSources {
  artifact: string;
  out: string;
  version?: string;
  seed: number;
  epochs: number;
  json: boolean;
}

export function addQuestionsCommand(program: Command): void {
  const { seed, epochs } = DEFAULT_MATCHING_OPTIONS;
  const command = program
    .command('questions')
    .description(
      'Teach an artifact of `train text` anew which questions ask the same; for a FAQ that has grown.',
    )
    .requiredOption('--artifact <dir>', 'folder with card.json, weights.bin …; it stays as it is')
    .requiredOption('--out <dir>', 'folder of the new artifact')
    .option('--version <name>', 'name of the artifact (default: today and a number)')
    .option('--seed <n>', 'the same seed gives the same weights', count, seed)
    .option('--epochs <n>', 'passes over the pairs', positiveInteger, epochs)
    .option('--json', 'print the card as JSON', false);
  addQuestionOptions(command).action((flags: QuestionsFlags) =>
    runCommand(async () => {
      const questions = readQuestions(flags);
      if (questions.same.length === 0) throw new InputError('--pairs: expected at least one file');
      await startEngine();
      const options = { ...DEFAULT_MATCHING_OPTIONS, seed: flags.seed, epochs: flags.epochs };
      const card = await reviseTextArtifact(flags, async ({ weights, card: { config } }) => {
        const learned = await trainMatching(questions, config, options, tellEpoch);
        return {
          weights: { ...weights, matching: learned.weights },
          config: { ...config, matching: learned.matching },
          evaluation: { matching: learned.evaluation },
        };
      });
      const { protocol, recallAt1, recallAt5, mrrAt10, baselines } = card.evaluation.matching!;
      const rows = [
        [protocol, ''],
        ...Object.entries({ 'recall@1': recallAt1, 'recall@5': recallAt5, 'MRR@10': mrrAt10 }),
        ...Object.entries(baselines).map(([name, value]) => [`MRR@10 of ${name}`, value] as const),
      ];
      const cells = rows.map((row) => row.map((cell) => (typeof cell === 'number' ? cell.toFixed(4) : cell)));
      process.stdout.write(`${flags.json ? JSON.stringify(card, null, 2) : textTable(cells)}\n`);
    }),
  );
}
