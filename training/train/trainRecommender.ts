import { type RecommenderConfig } from '../../src/contracts';
import { type RecommenderWeights } from '../../src/models/recommender/recommenderWeights';
import { type TransitionTable } from '../../src/models/recommender/transitionTable';
import { countInteractions, type Corpus, type SequenceSet } from '../datasets/corpus';
import { holdOutLast, type HeldOut } from '../datasets/holdOut';
import { evaluateAgainstBaselines } from '../evaluate/evaluateAgainstBaselines';
import { rankHeldOut } from '../evaluate/rankHeldOut';
import { meanNdcg } from '../evaluate/rankingReport';
import { createModelScorer } from '../evaluate/scoreWithModel';
import { dequantise, neighboursThatFit, quantise } from '../export/quantise';
import { InputError } from '../inputError';
import { seededRandom } from '../random/seededRandom';
import { countTransitions, TABLE_PRESETS } from '../transitions/countTransitions';
import { assembleWeights, standardisedPopularity } from './assembleWeights';
import { chooseMixture, TABLE_HISTORY, type Mixture } from './chooseMixture';
import { continueFit, startFit, type FitProgress, type FitState } from './fitEncoder';
import { type TrainOptions } from './trainOptions';
import { copyValues, restoreValues, type Selection, type TrainingRun } from './trainingRun';

/** Enough to tell epochs apart; more would take longer than the epoch. */
const MAX_CHOOSING_USERS = 5000;
const MAX_CHOOSING_QUESTIONS = 10_000;
const MINIMUM_HELD_OUT = 10;

export interface TrainingHooks {
  onStep(phase: 'choose' | 'ship', progress: FitProgress): void;
  onEpoch(phase: 'choose' | 'ship', state: FitState): void;
  /** What happens between the fits, in words. */
  onStage(stage: string): void;
  save(run: TrainingRun): void;
  isInterrupted(): boolean;
}

export interface TrainedRecommender {
  weights: RecommenderWeights;
  config: RecommenderConfig;
  selection: Selection;
}

/**
 * Trains, chooses by held-out items, and trains again on everything. Goes on from `run` where there is one.
 * Answers `undefined` when a person interrupted; the last saved run can be resumed.
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
      `expected at least ${MINIMUM_HELD_OUT} users with two different items, got ${heldOut.length}: nothing can be learned or checked`,
    );
  }
  const split = splitHeldOut(heldOut, options.seed);
  const run: TrainingRun = resumed ?? { fit: startFit(corpus, kept, options) };

  if (run.selection === undefined) {
    const outcome = await chooseEpochs(run, corpus, kept, split.choosing, options, hooks);
    if (outcome === 'interrupted') return undefined;
    restoreValues(run.fit, run.best!.values);
    run.selection = await chooseRest(run, corpus, kept, split, options, hooks);
    if (!options.refit) return assemble(run.fit, corpus, options, run.selection);
    run.fit = startFit(corpus, corpus, options);
    delete run.best;
    hooks.save(run);
  }
  const outcome = await continueFit(run.fit, corpus, corpus, options, run.selection.epochs, {
    onStep: (progress) => hooks.onStep('ship', progress),
    isInterrupted: () => hooks.isInterrupted(),
    onEpoch: async (state) => {
      hooks.onEpoch('ship', state);
      hooks.save(run);
      return { stop: false };
    },
  });
  if (outcome === 'interrupted') {
    hooks.save(run);
    return undefined;
  }
  return assemble(run.fit, corpus, options, run.selection);
}

/** Half of the users choose, the other half measure what was chosen, with one question each. */
function splitHeldOut(heldOut: HeldOut[], seed: number): { choosing: HeldOut[]; measuring: HeldOut[] } {
  const users = Int32Array.from(new Set(heldOut.map(({ user }) => user)));
  const half = Math.min(MAX_CHOOSING_USERS, users.length >> 1);
  const choosers = new Set(seededRandom(seed).shuffle(users).subarray(0, half));
  return {
    choosing: heldOut.filter(({ user }) => choosers.has(user)).slice(0, MAX_CHOOSING_QUESTIONS),
    measuring: heldOut.filter(({ user }, index) => !choosers.has(user) && heldOut[index - 1]?.user !== user),
  };
}

async function chooseEpochs(
  run: TrainingRun,
  corpus: Corpus,
  kept: SequenceSet,
  choosing: HeldOut[],
  options: TrainOptions,
  hooks: TrainingHooks,
): Promise<'finished' | 'interrupted'> {
  const noLongerBetter = (epoch: number) => epoch - run.best!.epoch >= options.patience;
  if (run.best && noLongerBetter(run.fit.epochs.length)) return 'finished';
  const outcome = await continueFit(run.fit, corpus, kept, options, options.epochs, {
    onStep: (progress) => hooks.onStep('choose', progress),
    isInterrupted: () => hooks.isInterrupted(),
    onEpoch: async (state) => {
      const epoch = state.epochs.length;
      const validationNdcg = await encoderNdcg(state, corpus, kept, choosing, options);
      if (validationNdcg > (run.best?.ndcg ?? -1)) {
        run.best = { epoch, ndcg: validationNdcg, values: copyValues(state) };
      }
      state.epochs.at(-1)!.validationNdcg = validationNdcg;
      hooks.onEpoch('choose', state);
      hooks.save(run);
      return { validationNdcg, stop: noLongerBetter(epoch) };
    },
  });
  if (outcome === 'interrupted') hooks.save(run);
  return outcome;
}

async function encoderNdcg(
  state: FitState,
  corpus: Corpus,
  kept: SequenceSet,
  questions: HeldOut[],
  options: TrainOptions,
): Promise<number> {
  const weights = assembleFrom(state, corpus, options, EMPTY_TABLE, kept);
  const scorer = createModelScorer(weights, configOf(options, undefined, 0));
  try {
    const { ranks } = await rankHeldOut(questions, corpus.items.length, scorer.cosines);
    return meanNdcg(ranks);
  } finally {
    scorer.dispose();
  }
}

async function chooseRest(
  run: TrainingRun,
  corpus: Corpus,
  kept: SequenceSet,
  { choosing, measuring }: { choosing: HeldOut[]; measuring: HeldOut[] },
  options: TrainOptions,
  hooks: TrainingHooks,
): Promise<Selection> {
  hooks.onStage('choosing how to mix encoder, transitions and popularity');
  const itemCount = corpus.items.length;
  const neighbours = neighboursThatFit(itemCount, options.dimension);
  const tables = Object.fromEntries(
    Object.entries(TABLE_PRESETS).map(([name, preset]) => [
      name,
      countTransitions(kept.sequences, itemCount, neighbours, preset),
    ]),
  );
  const popularity = standardisedPopularity(countInteractions(kept.sequences, itemCount));
  const encoder = assembleFrom(run.fit, corpus, options, EMPTY_TABLE, kept);
  const scorer = createModelScorer(encoder, configOf(options, undefined, 0));
  const { mixture } = await chooseMixture(choosing, scorer.cosines, tables, popularity, options.temperature);
  scorer.dispose();

  hooks.onStage('measuring the quantised weights and the baselines');
  const config = configOf(options, mixture, neighbours);
  const weights = assembleFrom(run.fit, corpus, options, tables[mixture.table]!, kept);
  const shipped = dequantise(quantise(weights, config), itemCount, config);
  const { metrics, baselines } = await evaluateAgainstBaselines(shipped, config, kept, measuring);
  const protocol =
    `last item of ${measuring.length} users who had no say in any choice, full ranking over ` +
    `${itemCount} items without the history, ties against the model; ` +
    (options.refit
      ? 'the shipped weights are trained again on all interactions with the same choices'
      : 'the shipped table and popularity count all interactions');
  return {
    epochs: run.best!.epoch,
    mixture,
    history: run.fit.epochs,
    evaluation: { protocol, users: measuring.length, metrics, baselines },
  };
}

function assemble(
  fit: FitState,
  corpus: Corpus,
  options: TrainOptions,
  selection: Selection,
): TrainedRecommender {
  const itemCount = corpus.items.length;
  const neighbours = neighboursThatFit(itemCount, options.dimension);
  const preset = TABLE_PRESETS[selection.mixture.table]!;
  const table = countTransitions(corpus.sequences, itemCount, neighbours, preset);
  return {
    weights: assembleFrom(fit, corpus, options, table, corpus),
    config: configOf(options, selection.mixture, neighbours),
    selection,
  };
}

function assembleFrom(
  fit: FitState,
  corpus: Corpus,
  options: TrainOptions,
  table: TransitionTable,
  learned: SequenceSet,
): RecommenderWeights {
  const interactions = countInteractions(learned.sequences, corpus.items.length);
  return assembleWeights(fit.parameters, corpus, options.dimension, table, interactions);
}

const EMPTY_TABLE: TransitionTable = {
  neighboursPerItem: 0,
  neighbours: new Int32Array(0),
  weights: new Float32Array(0),
};

function configOf(
  options: TrainOptions,
  mixture: Mixture | undefined,
  neighboursPerItem: number,
): RecommenderConfig {
  return {
    encoder: 'decayed-average',
    dimension: options.dimension,
    historyLength: options.historyLength,
    temperature: options.temperature,
    transitions: {
      weight: mixture?.transitionWeight ?? 0,
      decay: mixture?.decay ?? 0,
      historyLength: TABLE_HISTORY,
      neighboursPerItem,
    },
    popularityWeight: mixture?.popularityWeight ?? 0,
  };
}
