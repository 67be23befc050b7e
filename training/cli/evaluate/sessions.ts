import { type Command } from 'commander';
import { basename } from 'node:path';
import { readSessionFile } from '../../datasets/sessionFile';
import {
  evaluateSessions,
  withTrainedSessions,
  type SessionSource,
} from '../../evaluate/sessions/evaluateSessions';
import { type Gru4RecOptions } from '../../evaluate/sessions/gru4rec';
import { sessionReport } from '../../report/sessionReport';
import { count, positiveInteger, share } from '../flags';
import { EXIT, runCommand } from '../runCommand';
import { sessionTable } from '../sessionTable';
import { createTrainingProgress } from '../trainingProgress';
import { withInterrupt } from '../withInterrupt';
import { show, withOutputFlags, type OutputFlags } from './outputFlags';

interface SessionFlags extends OutputFlags {
  data: string;
  testShare: number;
  mostSessions?: number;
  artifact?: string;
  epochs?: number;
  gruEpochs: number;
  seed: number;
}

export function addSessionsCommand(program: Command): void {
  const command = program
    .command('sessions')
    .description(
      'Train on sessions and ask for the next click of later ones (P@20, MRR@20, as for diginetica).',
    )
    .requiredOption(
      '--data <file>',
      'lines `item item …`: a session each, in the order of time; plain or .gz',
    )
    .option('--test-share <share>', 'share of the sessions, the latest, that ask', share, 0.08)
    .option('--most-sessions <n>', 'ask at most so many of these, spread evenly', positiveInteger)
    .option('--artifact <dir>', 'take this one instead of training')
    .option('--epochs <n>', 'most passes over the data', positiveInteger)
    .option('--gru-epochs <n>', 'passes of the recurrent baseline over the data', positiveInteger, 5)
    .option('--seed <n>', 'the same seed gives the same figures', count, 1);
  withOutputFlags(command).action((flags: SessionFlags) => runCommand(() => evaluateFromFlags(flags)));
}

async function evaluateFromFlags(flags: SessionFlags): Promise<void> {
  const { sessions, sha256 } = readSessionFile(flags.data);
  const { testShare, mostSessions: mostTestSessions } = flags;
  const source = { name: basename(flags.data), sha256, sessions, testShare, mostTestSessions };
  const evaluation = flags.artifact
    ? await evaluateSessions(flags.artifact, source, gru4recOptions(flags))
    : await trainAndEvaluate(source, flags);
  if (!evaluation) {
    process.exitCode = EXIT.interrupted;
    return;
  }
  show({ json: evaluation, text: sessionTable(evaluation), html: () => sessionReport(evaluation) }, flags);
}

function gru4recOptions({ gruEpochs: epochs, seed }: SessionFlags): Gru4RecOptions {
  const onEpoch = (epoch: number, loss: number) =>
    process.stderr.write(`GRU4Rec baseline: epoch ${epoch} of ${epochs}, loss ${loss.toFixed(4)}\n`);
  return { epochs, seed, onEpoch };
}

async function trainAndEvaluate(source: SessionSource, flags: SessionFlags) {
  const { epochs, seed } = flags;
  const progress = createTrainingProgress(process.stderr);
  const options = { seed, ...(epochs !== undefined && { epochs }) };
  try {
    return await withInterrupt((isInterrupted) =>
      withTrainedSessions(source, options, { ...progress, isInterrupted }, (directory) => {
        progress.stop();
        return evaluateSessions(directory, source, gru4recOptions(flags));
      }),
    );
  } finally {
    progress.stop();
  }
}
