import { type RecommenderConfig } from '../../src/contracts';
import { type Corpus, type SequenceSet } from '../datasets/corpus';
import { holdOutLast } from '../datasets/holdOut';
import { InputError } from '../inputError';
import { assembleModel, type RecommenderModel } from './assembleModel';
import { buildTable } from './buildTables';
import { chooseEpochs } from './chooseEpochs';
import { continueFit, startFit, type FitOutcome } from './fitEncoder';
import { measureWinner } from './measureWinner';
import { mixTrial } from './mixTrial';
import { averagedValues } from './parameters';
import { splitQuestions, type SplitQuestions } from './splitQuestions';
import { type TrainingHooks } from './trainingHooks';
import { type TrainOptions } from './trainOptions';
import { endFit, startRun, type Selection, type TrainingRun } from './trainingRun';

const MINIMUM_HELD_OUT = 10;

export interface TrainedRecommender extends RecommenderModel {
  selection: Selection;
}

/**
 * Trains each choice of encoders without the held-out items and chooses by them; then trains the best one again on
 * everything. Goes on from `resumed` where there is one. Answers `undefined` when a person interrupted; the last
 * saved run can be resumed.
 */
export async function trainRecommender(
  corpus: Corpus,
  options: TrainOptions,
  hooks: TrainingHooks,
  resumed?: TrainingRun,
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
    const outcome = await runTrials(run, corpus, kept, questions, options, hooks);
    if (outcome === 'interrupted') return undefined;
    run.selection = await measureWinner(run, corpus, kept, questions.measuring, options, hooks);
    if (!options.refit) return finish(run, corpus, options);
    const { trained, mixture } = run.selection.trial;
    delete run.best;
    run.fit = startFit(corpus, corpus, { ...trained, ...mixture.encoders }, options);
    hooks.save(run);
  }
  const outcome = await fitEverything(run, corpus, options, hooks);
  return outcome === 'finished' ? finish(run, corpus, options) : undefined;
}

/** What a trial does differently from the rest. */
export interface TrialPlan {
  encoders: RecommenderConfig['encoders'];
  changes: Partial<TrainOptions>;
}

/** A choice that no one answer suits: sparse logs want much, denser ones little. */
const OTHER_DROPOUT = 0.2;

/** What `--encoder` asks for; weights are those with which two encoders learn to answer together. */
export function planTrials({ encoder, transformer }: TrainOptions): TrialPlan[] {
  const average = { decayedAverage: { weight: 1 } };
  const both = { decayedAverage: { weight: 0.5 }, transformer: { ...transformer, weight: 0.5 } };
  const averages = [
    { encoders: average, changes: {} },
    { encoders: average, changes: { averageDropout: OTHER_DROPOUT } },
  ];
  switch (encoder) {
    case 'decayed-average':
      return averages;
    case 'transformer':
      return [{ encoders: { transformer: { ...transformer, weight: 1 } }, changes: {} }];
    case 'both':
      return [{ encoders: both, changes: {} }];
    case 'auto':
      return [...averages, { encoders: both, changes: {} }];
  }
}

async function runTrials(
  run: TrainingRun,
  corpus: Corpus,
  kept: SequenceSet,
  { choosing }: SplitQuestions,
  options: TrainOptions,
  hooks: TrainingHooks,
): Promise<FitOutcome> {
  const plans = planTrials(options);
  while (run.trials.length < plans.length) {
    const { encoders, changes } = plans[run.trials.length]!;
    const own = { ...options, ...changes };
    run.fit ??= startFit(corpus, kept, encoders, own);
    const outcome = await chooseEpochs(run, corpus, kept, choosing, own, hooks);
    if (outcome === 'interrupted') return outcome;
    await mixTrial(run, corpus, kept, choosing, changes, own, hooks);
    hooks.save(run);
  }
  return 'finished';
}

async function fitEverything(
  run: TrainingRun,
  corpus: Corpus,
  options: TrainOptions,
  hooks: TrainingHooks,
): Promise<FitOutcome> {
  const { epochs, changes } = run.selection!.trial;
  const outcome = await continueFit(run.fit!, corpus, corpus, { ...options, ...changes }, epochs, {
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
function finish(run: TrainingRun, corpus: Corpus, options: TrainOptions): TrainedRecommender {
  const selection = run.selection!;
  const { mixture } = selection.trial;
  const values = options.refit ? averagedValues(run.fit!.parameters) : run.winner!.values;
  endFit(run);
  const table = buildTable(corpus, corpus.sequences, options, mixture);
  return { ...assembleModel(values, corpus, corpus, options, table, mixture), selection };
}
