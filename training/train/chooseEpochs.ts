import { type Corpus, type SequenceSet } from '../datasets/corpus';
import { type HeldOut } from '../datasets/holdOut';
import { rankHeldOut } from '../evaluate/rankHeldOut';
import { meanNdcg } from '../evaluate/rankingReport';
import { createModelScorer } from '../evaluate/scoreWithModel';
import { assembleEncoder } from './assembleModel';
import { continueFit, type FitOutcome, type FitState } from './fitEncoder';
import { averagedValues } from './parameters';
import { type TrainingHooks } from './trainingHooks';
import { type TrainOptions } from './trainOptions';
import { type TrainingRun } from './trainingRun';

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
  const noLongerBetter = (epoch: number) => epoch - run.best!.epoch >= options.patience;
  // A resumed run may have stopped early already.
  if (run.best && noLongerBetter(run.fit!.epochs.length)) return 'finished';
  const outcome = await continueFit(run.fit!, corpus, kept, options, lastEpoch, {
    onStep: (progress) => hooks.onStep('choose', progress),
    isInterrupted: () => hooks.isInterrupted(),
    onEpoch: async (state) => {
      const epoch = state.epochs.length;
      const validationNdcg = await encoderNdcg(state, corpus, kept, choosing, options);
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

async function encoderNdcg(
  state: FitState,
  corpus: Corpus,
  kept: SequenceSet,
  questions: readonly HeldOut[],
  options: TrainOptions,
): Promise<number> {
  const values = averagedValues(state.parameters);
  const { weights, config } = assembleEncoder(values, corpus, kept, options, state.encoders);
  const scorer = createModelScorer(weights, config);
  try {
    const { ranks } = await rankHeldOut(questions, corpus.items.length, scorer.cosines);
    return meanNdcg(ranks);
  } finally {
    scorer.dispose();
  }
}
