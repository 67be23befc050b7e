import { setImmediate as nextTurn } from 'node:timers/promises';
import { countInteractions, type Corpus, type SequenceSet } from '../datasets/corpus';
import { seededRandom, type SeededRandom } from '../random/seededRandom';
import { clipGradients, learningRateAt, stepAdamW } from './adamW';
import { buildBasketBatch, buildBatch, planBatches, type Batch, type Stretch } from './batches';
import { initialParameters, type RecommenderParameters } from './recommenderParameters';
import { accumulateGradients } from './trainStep';
import { type TrainOptions } from './trainOptions';

/** A fit in progress, complete: saved and loaded again it goes on as if nothing had happened. */
export interface FitState {
  parameters: RecommenderParameters;
  /** Optimiser steps taken. */
  step: number;
  /** Of these, in the current epoch. */
  stepInEpoch: number;
  epochs: EpochRecord[];
  /** Sums over the steps of the current epoch. */
  lossSum: number;
}

export interface EpochRecord {
  loss: number;
  /** NDCG@10 on held-out items; absent where nothing is held out. */
  validationNdcg?: number;
}

export interface FitProgress {
  epoch: number;
  step: number;
  /** Of the whole fit, if nothing stops it earlier. */
  totalSteps: number;
  loss: number;
  positions: number;
}

export interface FitHooks {
  onStep(progress: FitProgress): void;
  /** Called after each epoch; `stop` ends the fit. */
  onEpoch(state: FitState): Promise<{ stop: boolean }>;
  /** True when a person wants to interrupt: the fit returns at once with its state as it is. */
  isInterrupted(): boolean;
}

export type FitOutcome = 'finished' | 'interrupted';

export function startFit(corpus: Corpus, { sequences }: SequenceSet, options: TrainOptions): FitState {
  const interactions = countInteractions(sequences, corpus.items.length);
  const random = seededRandom(options.seed);
  return {
    parameters: initialParameters(corpus, interactions, options, random),
    step: 0,
    stepInEpoch: 0,
    epochs: [],
    lossSum: 0,
  };
}

/**
 * Takes optimiser steps until `lastEpoch` epochs are done, `onEpoch` says stop, or a person interrupts. The
 * learning rate follows `options.epochs` whatever `lastEpoch` is. Every epoch and step draws from its own
 * random sequence, so that a resumed fit takes the very steps an uninterrupted one would.
 */
export async function continueFit(
  state: FitState,
  corpus: Corpus,
  set: SequenceSet,
  options: TrainOptions,
  lastEpoch: number,
  hooks: FitHooks,
): Promise<FitOutcome> {
  const { sequences } = set;
  const interactions = countInteractions(sequences, corpus.items.length);
  const candidates = Int32Array.from(interactions.keys()).filter((item) => interactions[item]! > 0);
  const context = { bags: corpus.bags, candidates, options };
  const parameters = Object.values(state.parameters);

  const plan = (epoch: number) => planBatches(sequences, options, randomFor(options.seed, -1 - epoch));
  // Epochs differ by a batch or two, as sequences are packed in another order each time.
  const stepsPerEpoch = plan(0).length;
  const scheduledSteps = stepsPerEpoch * options.epochs;

  while (state.epochs.length < lastEpoch) {
    const epoch = state.epochs.length;
    const batches = plan(epoch);
    while (state.stepInEpoch < batches.length) {
      if (hooks.isInterrupted()) return 'interrupted';
      const random = randomFor(options.seed, state.step);
      const batch = selectBatch(set, batches[state.stepInEpoch]!, random);
      const loss = accumulateGradients(state.parameters, batch, context, random);
      clipGradients(parameters, options.gradientLimit);
      state.step++;
      state.stepInEpoch++;
      stepAdamW(parameters, {
        step: state.step,
        learningRate: learningRateAt(state.step, scheduledSteps, options.learningRate),
      });
      state.lossSum += loss;
      hooks.onStep({
        epoch,
        step: state.step,
        totalSteps: stepsPerEpoch * lastEpoch,
        loss,
        positions: batch.inputs.length,
      });
      await nextTurn(); // lets signals in
    }
    state.epochs.push({ loss: state.lossSum / Math.max(1, batches.length) });
    state.lossSum = 0;
    state.stepInEpoch = 0;
    const { stop } = await hooks.onEpoch(state);
    if (stop) break;
  }
  return 'finished';
}

function selectBatch({ sequences, baskets }: SequenceSet, stretches: Stretch[], random: SeededRandom): Batch {
  const cut = (lists: readonly Int32Array[]) =>
    stretches.map(({ row, start, end }) => lists[row]!.subarray(start, end));
  return baskets ? buildBasketBatch(cut(sequences), cut(baskets), random) : buildBatch(cut(sequences));
}

function randomFor(seed: number, index: number) {
  return seededRandom(Math.imul(seed, 0x9e3779b1) ^ Math.imul(index, 0x85ebca6b));
}
