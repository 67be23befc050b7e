import { type TransitionTable } from '../../src/models/recommender/transitionTable';
import { type Corpus, type SequenceSet } from '../datasets/corpus';
import { type HeldOut } from '../datasets/holdOut';
import { rankHeldOut } from '../evaluate/rankHeldOut';
import { meanNdcg } from '../evaluate/rankingReport';
import { createModelScorer } from '../evaluate/scoreWithModel';
import { assembleModel } from './assembleModel';
import { buildTable } from './buildTables';
import { continueFit, type FitOutcome, type FitState } from './fitEncoder';
import { averagedValues } from './parameters';
import { type TrainingHooks } from './trainingHooks';
import { type TrainOptions } from './trainOptions';
import { type TrainingRun } from './trainingRun';

/**
 * Epochs are told apart by a mixture near those that are chosen in the end: an encoder is wanted for what it adds to
 * transitions and trend, not for what it does alone.
 */
const REFERENCE = {
  table: 'wide',
  decay: 0.5,
  normalisation: 0,
  transitionWeight: 1.4,
  popularityWeight: 0,
  trendWeight: 1,
};

/**
 * Fits without the held-out items, to `lastEpoch` unless it gets no better, and remembers the epoch that answers
 * `choosing` best in `run.best`.
 */
export async function chooseEpochs(
  run: TrainingRun,
  corpus: Corpus,
  kept: SequenceSet,
  choosing: readonly HeldOut[],
  options: TrainOptions,
  hooks: TrainingHooks,
  lastEpoch = options.epochs,
): Promise<FitOutcome> {
  const table = buildTable(corpus, kept.sequences, options, REFERENCE);
  const noLongerBetter = (epoch: number) => epoch - run.best!.epoch >= options.patience;
  // A resumed run may have stopped early already.
  if (run.best && noLongerBetter(run.fit!.epochs.length)) return 'finished';
  const outcome = await continueFit(run.fit!, corpus, kept, options, lastEpoch, {
    onStep: (progress) => hooks.onStep('choose', progress),
    isInterrupted: () => hooks.isInterrupted(),
    onEpoch: async (state) => {
      const epoch = state.epochs.length;
      const validationNdcg = await referenceNdcg(state, table, corpus, kept, choosing, options);
      if (validationNdcg > (run.best?.ndcg ?? -1)) {
        run.best = { epoch, ndcg: validationNdcg, values: averagedValues(state.parameters) };
      }
      state.epochs.at(-1)!.validationNdcg = validationNdcg;
      hooks.onEpoch('choose', state);
      hooks.save(run);
      return { stop: noLongerBetter(epoch) };
    },
  });
  if (outcome === 'interrupted') hooks.save(run);
  return outcome;
}

async function referenceNdcg(
  state: FitState,
  table: TransitionTable,
  corpus: Corpus,
  kept: SequenceSet,
  questions: readonly HeldOut[],
  options: TrainOptions,
): Promise<number> {
  const mixture = { ...REFERENCE, encoders: state.encoders };
  const values = averagedValues(state.parameters);
  const { weights, config } = assembleModel(values, corpus, kept, options, table, mixture);
  const scorer = createModelScorer(weights, config);
  try {
    const { ranks } = await rankHeldOut(questions, corpus.items.length, scorer.score);
    return meanNdcg(ranks);
  } finally {
    scorer.dispose();
  }
}
