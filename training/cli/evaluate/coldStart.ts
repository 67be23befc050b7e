import { Option, type Command } from 'commander';
import { evaluateColdStart } from '../../evaluate/coldStart/evaluateColdStart';
import { coldStartReport } from '../../report/coldStartReport';
import { ENCODER_CHOICES, type EncoderChoice } from '../../train/trainOptions';
import { coldStartTable } from '../coldStartTable';
import { count, positiveInteger, share } from '../flags';
import { readLogs } from '../readLogs';
import { EXIT, runCommand } from '../runCommand';
import { createTrainingProgress } from '../trainingProgress';
import { withInterrupt } from '../withInterrupt';
import { show, withOutputFlags, type OutputFlags } from './outputFlags';

interface ColdStartFlags extends OutputFlags {
  sequences: string;
  items: string;
  share: number;
  seed: number;
  encoder?: EncoderChoice;
  epochs?: number;
}

export function addColdStartCommand(program: Command): void {
  const command = program
    .command('cold-start')
    .description('Train without some of the items and ask for them, placed by their content as on a phone.')
    .requiredOption('--sequences <file>', 'lines `user item item …`, oldest first; plain or .gz')
    .requiredOption(
      '--items <file>',
      'what is known of the items: a table with a header, or `item TAB attribute …`',
    )
    .option('--share <share>', 'how many of the items to hold out', share, 0.05)
    .option('--seed <n>', 'the same seed gives the same figures', count, 1)
    .addOption(new Option('--encoder <kind>', 'what reads the history').choices(ENCODER_CHOICES))
    .option('--epochs <n>', 'most passes over the data', positiveInteger);
  withOutputFlags(command).action((flags: ColdStartFlags) =>
    runCommand(async () => {
      const { seed, encoder, epochs } = flags;
      const log = readLogs({ sequences: flags.sequences, items: flags.items });
      const options = { ...(encoder && { encoder }), ...(epochs !== undefined && { epochs }) };
      const progress = createTrainingProgress(process.stderr);
      const evaluation = await withInterrupt((isInterrupted) =>
        evaluateColdStart(log, { share: flags.share, seed, options }, { ...progress, isInterrupted }),
      );
      progress.stop();
      if (!evaluation) {
        process.exitCode = EXIT.interrupted;
        return;
      }
      show(
        { json: evaluation, text: coldStartTable(evaluation), html: () => coldStartReport(evaluation) },
        flags,
      );
    }),
  );
}
