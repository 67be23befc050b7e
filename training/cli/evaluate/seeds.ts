import { type Command } from 'commander';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTestFile } from '../../datasets/testFile';
import { evaluateSeeds } from '../../evaluate/seeds/evaluateSeeds';
import { trainSeeds } from '../../evaluate/seeds/trainSeeds';
import { seedReport } from '../../report/seedReport';
import { positiveInteger } from '../flags';
import { readLogs } from '../readLogs';
import { EXIT, runCommand } from '../runCommand';
import { seedTable } from '../seedTable';
import { createTrainingProgress } from '../trainingProgress';
import { withInterrupt } from '../withInterrupt';
import { show, withOutputFlags, type OutputFlags } from './outputFlags';

interface SeedFlags extends OutputFlags {
  sequences: string;
  items?: string;
  test: string;
  seeds: number;
  epochs?: number;
  work?: string;
}

export function addSeedsCommand(program: Command): void {
  const command = program
    .command('seeds')
    .description('Train with several seeds and tell luck from skill.')
    .requiredOption('--sequences <file>', 'lines `user item item …`, oldest first; plain or .gz')
    .option('--items <file>', 'what is known of the items')
    .requiredOption('--test <file>', 'lines `user TAB item`: the item that came next; plain or .gz')
    .option('--seeds <n>', 'how many trainings, with seeds 1, 2, …', positiveInteger, 3)
    .option('--epochs <n>', 'most passes over the data', positiveInteger)
    .option('--work <dir>', 'keep the artifacts here and go on from those that are finished');
  withOutputFlags(command).action((flags: SeedFlags) => runCommand(() => evaluateFromFlags(flags)));
}

async function evaluateFromFlags(flags: SeedFlags): Promise<void> {
  const log = readLogs({ sequences: flags.sequences, ...(flags.items && { items: flags.items }) });
  const test = readTestFile(flags.test);
  const options = flags.epochs === undefined ? {} : { epochs: flags.epochs };
  const seeds = Array.from({ length: flags.seeds }, (_, index) => index + 1);
  const work = flags.work ?? mkdtempSync(join(tmpdir(), 'zhanggui-seeds-'));
  const progress = createTrainingProgress(process.stderr);
  try {
    const artifacts = await withInterrupt((isInterrupted) =>
      trainSeeds(log, options, seeds, work, { ...progress, isInterrupted }),
    );
    progress.stop();
    if (!artifacts) {
      const advice = flags.work ? 'go on with the same command' : 'with --work DIR finished seeds are kept';
      process.stderr.write(`interrupted; ${advice}\n`);
      process.exitCode = EXIT.interrupted;
      return;
    }
    const evaluation = await evaluateSeeds(artifacts, log, test);
    show({ json: evaluation, text: seedTable(evaluation), html: () => seedReport(evaluation) }, flags);
  } finally {
    progress.stop();
    if (!flags.work) rmSync(work, { recursive: true, force: true });
  }
}
