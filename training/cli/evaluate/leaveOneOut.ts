import { type Command } from 'commander';
import { readLabelledTexts, withOneSpelling } from '../../text/labelledTexts';
import { evaluateLeaveOneOut } from '../../text/leaveOneOut';
import { DEFAULT_CLASSIFIER_OPTIONS } from '../../text/trainClassifier';
import { leaveOneOutTable } from '../classifierTable';
import { count, positiveInteger, positiveNumber } from '../flags';
import { runCommand } from '../runCommand';

interface LeaveOneOutFlags {
  data: string[];
  l2?: number;
  idf: boolean;
  seed: number;
  epochs: number;
  json: boolean;
}

export function addLeaveOneOutCommand(program: Command): void {
  const { seed, epochs } = DEFAULT_CLASSIFIER_OPTIONS;
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
    .option('--json', 'print one JSON object', false)
    .action((flags: LeaveOneOutFlags) =>
      runCommand(async () => {
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
