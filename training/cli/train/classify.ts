import { type Command } from 'commander';
import { readTextSet } from '../../text/textSet';
import { DEFAULT_CLASSIFIER_OPTIONS } from '../../text/trainClassifier';
import { trainTextArtifact } from '../../text/trainTextArtifact';
import { classifierTable } from '../classifierTable';
import { count, positiveInteger } from '../flags';
import { runCommand } from '../runCommand';

interface ClassifyFlags {
  data: string[];
  notIn?: string[];
  out: string;
  version?: string;
  licence?: string;
  seed: number;
  epochs: number;
  json: boolean;
}

export function addClassifyCommand(program: Command): void {
  const { seed, epochs } = DEFAULT_CLASSIFIER_OPTIONS;
  program
    .command('classify')
    .description('Make a text classifier for phones of labelled texts, with figures and a report.')
    .requiredOption(
      '--data <files...>',
      'lines `label TAB text` or `category TAB label TAB text`; plain or .gz; several files are joined',
    )
    .option('--not-in <files...>', 'learn nothing from texts that occur in these sets: those to evaluate on')
    .requiredOption('--out <dir>', 'folder of the artifact, with report.html')
    .option('--version <name>', 'name of the artifact (default: today and a number)')
    .option('--licence <text>', 'licence of the data, for the card')
    .option('--seed <n>', 'the same seed gives the same weights', count, seed)
    .option('--epochs <n>', 'most passes over the texts for every candidate', positiveInteger, epochs)
    .option('--json', 'print the card as JSON', false)
    .action((flags: ClassifyFlags) =>
      runCommand(async () => {
        const { data, out, version, licence, notIn } = flags;
        const card = trainTextArtifact(
          { set: readTextSet(data, { licence, ...(notIn && { notIn }) }), options: flags, out, version },
          { onStage: (stage) => process.stderr.write(`${stage}\n`) },
        );
        process.stdout.write(`${flags.json ? JSON.stringify(card, null, 2) : classifierTable(card)}\n`);
      }),
    );
}
