import { type RecommenderConfig } from '../../src/contracts';
import { type Corpus } from '../datasets/corpus';
import { holdOutLast } from '../datasets/holdOut';
import { neighboursThatFit } from '../export/quantise';
import { InputError } from '../inputError';
import { countTransitions, TABLE_PRESETS } from '../transitions/countTransitions';
import { assembleModel, type RecommenderModel } from './assembleModel';
import { chooseEpochs } from './chooseEpochs';
import { continueFit, startFit, type FitOutcome } from './fitEncoder';
import { makeSelection } from './makeSelection';
import { splitQuestions } from './splitQuestions';
import { type TrainingHooks } from './trainingHooks';
import { type TrainOptions } from './trainOptions';
import { restoreBest, type Selection, type TrainingRun } from './trainingRun';

const MINIMUM_HELD_OUT = 10;

export interface TrainedRecommender extends RecommenderModel {
  selection: Selection;
}

/**
 * Trains without the held-out items and chooses by them, then trains again on everything. Goes on from
 * `resumed` where there is one. Answers `undefined` when a person interrupted; the last saved run can be
 * resumed.
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
  const run: TrainingRun = resumed ?? { fit: startFit(corpus, kept, encodersToTry(options), options) };

  if (run.selection === undefined) {
    const outcome = await chooseEpochs(run, corpus, kept, questions.choosing, options, hooks);
    if (outcome === 'interrupted') return undefined;
    restoreBest(run);
    run.selection = await makeSelection(run, corpus, kept, questions, options, hooks);
    if (!options.refit) return finish(run, run.selection, corpus, options);
    run.fit = startFit(corpus, corpus, run.selection.mixture.encoders, options);
    delete run.best;
    hooks.save(run);
  }
  const outcome = await fitEverything(run, run.selection.epochs, corpus, options, hooks);
  return outcome === 'finished' ? finish(run, run.selection, corpus, options) : undefined;
}

function encodersToTry({ encoder, transformer }: TrainOptions): RecommenderConfig['encoders'] {
  const average = { decayedAverage: { weight: 0.5 } };
  const attention = { transformer: { ...transformer, weight: 0.5 } };
  switch (encoder) {
    case 'decayed-average':
      return { decayedAverage: { weight: 1 } };
    case 'transformer':
      return { transformer: { ...transformer, weight: 1 } };
    case 'both':
    case 'auto':
      return { ...average, ...attention };
  }
}

async function fitEverything(
  run: TrainingRun,
  epochs: number,
  corpus: Corpus,
  options: TrainOptions,
  hooks: TrainingHooks,
): Promise<FitOutcome> {
  const outcome = await continueFit(run.fit, corpus, corpus, options, epochs, {
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

/** Table and popularity always count every interaction. */
function finish(
  { fit }: TrainingRun,
  selection: Selection,
  corpus: Corpus,
  options: TrainOptions,
): TrainedRecommender {
  const { mixture } = selection;
  const itemCount = corpus.items.length;
  const neighbours = neighboursThatFit(itemCount, options.dimension);
  const table = countTransitions(corpus.sequences, itemCount, neighbours, TABLE_PRESETS[mixture.table]!);
  return { ...assembleModel(fit, corpus, corpus, options, table, mixture), selection };
}
