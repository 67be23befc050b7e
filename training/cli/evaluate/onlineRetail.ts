import { type Command } from 'commander';
import { evaluateOnlineRetail } from '../../evaluate/evaluateOnlineRetail';
import { htmlReport } from '../../report/htmlReport';
import { evaluationTable } from '../evaluationTable';
import { count, day, positiveInteger } from '../flags';
import { EXIT, runCommand } from '../runCommand';
import { createTrainingProgress } from '../trainingProgress';
import { withInterrupt } from '../withInterrupt';
import { show, withOutputFlags, type OutputFlags } from './outputFlags';

interface OnlineRetailFlags extends OutputFlags {
  data: string;
  until: string;
  epochs?: number;
  seed: number;
}

export function addOnlineRetailCommand(program: Command): void {
  const command = program
    .command('online-retail')
    .description('Train on UCI Online Retail up to a day and measure on the customers who came back.')
    .requiredOption('--data <path>', 'the invoices, or the folder they lie in')
    .option('--until <date>', 'last day to train on', day, '2011-06-30')
    .option('--epochs <n>', 'most passes over the data', positiveInteger)
    .option('--seed <n>', 'the same seed gives the same figures', count, 1);
  withOutputFlags(command).action((flags: OnlineRetailFlags) =>
    runCommand(async () => {
      const { data, until, epochs, seed } = flags;
      const progress = createTrainingProgress(process.stderr);
      const options = { seed, ...(epochs !== undefined && { epochs }) };
      const detailed = await withInterrupt((isInterrupted) =>
        evaluateOnlineRetail(data, until, options, { ...progress, isInterrupted }),
      );
      progress.stop();
      if (!detailed) {
        process.exitCode = EXIT.interrupted;
        return;
      }
      const { evaluation } = detailed;
      show({ json: evaluation, text: evaluationTable(evaluation), html: () => htmlReport(detailed) }, flags);
    }),
  );
}
