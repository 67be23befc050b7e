import { type Corpus, type SequenceSet } from '../datasets/corpus';
import { holdOutLast } from '../datasets/holdOut';
import { type LoadedArtifact } from '../export/readArtifact';
import { InputError } from '../inputError';
import { assembleTrial, type AssembledTrial } from './assembleTrial';
import { chooseEpochs } from './chooseEpochs';
import { continueFit, startFit, type FitOutcome } from './fitEncoder';
import { measureWinner } from './measureWinner';
import { mixTrial } from './mixTrial';
import { averagedValues } from './parameters';
import { nextTrial } from './nextTrial';
import { corpusOfTrial } from './planTrials';
import { splitQuestions, type SplitQuestions } from './splitQuestions';
import { type TrainingHooks } from './trainingHooks';
import { type TrainOptions } from './trainOptions';
import { endFit, startRun, type Selection, type TrainingRun } from './trainingRun';

const MINIMUM_HELD_OUT = 10;

export interface TrainedRecommender extends AssembledTrial {
  selection: Selection;
}

/**
 * Trains each choice of encoders without the held-out items and chooses by them; then trains the best one again on
 * everything. Starts as the artifact `from` scores, and goes on from `resumed`, where there is one. Answers
 * `undefined` when a person interrupted; the last saved run can be resumed.
 */
export async function trainRecommender(
  corpus: Corpus,
  options: TrainOptions,
  hooks: TrainingHooks,
  resumed?: TrainingRun,
  from?: LoadedArtifact,
): Promise<TrainedRecommender | undefined> {
  const { kept, heldOut } = holdOutLast(corpus);
  if (heldOut.length < MINIMUM_HELD_OUT) {
    throw new InputError(
      `expected at least ${MINIMUM_HELD_OUT} users with two different items, got ${heldOut.length}: ` +
        'nothing can be learned or checked',
    );
  }
  const questions = splitQuestions(heldOut, options.seed);
  const run = resumed ?? startRun();

  if (run.selection === undefined) {
    const outcome = await runTrials(run, corpus, kept, questions, options, hooks, from);
    if (outcome === 'interrupted') return undefined;
    run.selection = await measureWinner(run, corpus, kept, questions.measuring, options, hooks, from);
    if (!options.refit) return finish(run, corpus, options, from);
    const { trained, mixture, changes } = run.selection.trial;
    const read = corpusOfTrial(corpus, changes);
    delete run.best;
    run.fit = startFit(read, read, { ...trained, ...mixture.encoders }, { ...options, ...changes }, from);
    hooks.save(run);
  }
  const outcome = await fitEverything(run, corpus, options, hooks);
  return outcome === 'finished' ? finish(run, corpus, options, from) : undefined;
}

async function runTrials(
  run: TrainingRun,
  corpus: Corpus,
  kept: SequenceSet,
  { choosing }: SplitQuestions,
  options: TrainOptions,
  hooks: TrainingHooks,
  from: LoadedArtifact | undefined,
): Promise<FitOutcome> {
  for (;;) {
    const plan = nextTrial(run.trials, options, corpus, from);
    if (!plan) return 'finished';
    const { encoders, changes } = plan;
    const own = { ...options, ...changes };
    const read = corpusOfTrial(corpus, changes);
    run.fit ??= startFit(read, kept, encoders, own, from);
    const outcome = await chooseEpochs(run, read, kept, choosing, own, hooks);
    if (outcome === 'interrupted') return outcome;
    await mixTrial(run, read, kept, choosing, changes, own, hooks, from);
    hooks.save(run);
  }
}

async function fitEverything(
  run: TrainingRun,
  corpus: Corpus,
  options: TrainOptions,
  hooks: TrainingHooks,
): Promise<FitOutcome> {
  const { epochs, changes } = run.selection!.trial;
  const read = corpusOfTrial(corpus, changes);
  const outcome = await continueFit(run.fit!, read, read, { ...options, ...changes }, epochs, {
    onStep: (progress) => hooks.onStep('ship', progress),
    isInterrupted: () => hooks.isInterrupted(),
    onEpoch: async (state) => {
      hooks.onEpoch('ship', state);
      hooks.save(run);
      return { stop: false };
    },
  });
  if (outcome === 'interrupted') hooks.save(run);
  return outcome;
}

/** Table, popularity and trend always count every interaction. */
function finish(
  run: TrainingRun,
  corpus: Corpus,
  options: TrainOptions,
  from?: LoadedArtifact,
): TrainedRecommender {
  const selection = run.selection!;
  const read = corpusOfTrial(corpus, selection.trial.changes);
  const values = options.refit ? averagedValues(run.fit!.parameters) : run.winner!.values;
  endFit(run);
  return { ...assembleTrial(selection.trial, values, read, read, options, from), selection };
}
