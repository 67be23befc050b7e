import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { keep, zeros } from '@tensorflow/tfjs-core';
import { type RecommenderConfig } from '../../src/contracts';
import { countInteractions, signalCountOf, type Corpus, type SequenceSet } from '../datasets/corpus';
import { copyTensor, writeTensor } from '../engine/optimiser/parameter';
import { stepAdam } from '../engine/optimiser/stepAdam';
import { createWorkerPool, type WorkerPool } from '../engine/workers/createWorkerPool';
import { type LoadedArtifact } from '../export/readArtifact';
import { seededRandom } from '../random/seededRandom';
import { planBatches } from './batches';
import { IDS, initialParameters } from './initialParameters';
import { learningRateAt } from './learningRate';
import { type StepTask } from './lossOfBatch';
import { averageParameters, createParameters, type Parameters } from './parameters';
import { planStep, randomOfStep } from './planStep';
import { type ReplicaSetup } from './stepReplica';
import { type TrainOptions } from './trainOptions';
import { warmParameters } from './warmStart';

/** A fit in progress, complete: saved and loaded again it goes on as if nothing had happened. */
export interface FitState {
  encoders: RecommenderConfig['encoders'];
  parameters: Parameters;
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

/** A fit at its beginning: by chance, or as the artifact `from` scores. */
export function startFit(
  corpus: Corpus,
  { sequences }: SequenceSet,
  encoders: RecommenderConfig['encoders'],
  options: TrainOptions,
  from?: LoadedArtifact,
): FitState {
  const interactions = countInteractions(sequences, corpus.items.length);
  const config = { ...options, encoders, signals: signalCountOf(corpus) };
  const fresh = initialParameters(corpus, interactions, config, seededRandom(options.seed));
  return {
    encoders,
    parameters: createParameters(from ? warmParameters(fresh, from, corpus) : fresh),
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
  const plan = (epoch: number) => planBatches(sequences, options, randomOfStep(options.seed, -1 - epoch));
  // Epochs differ by a batch or two, as sequences are packed in another order each time.
  const stepsPerEpoch = plan(0).length;
  const scheduledSteps = stepsPerEpoch * options.epochs;
  const parameters = Object.values(state.parameters);
  const learnsItems = options.learns === 'items';
  // Old items would fade where nothing but their own vectors may answer.
  state.parameters[IDS]!.decay = learnsItems ? 0 : options.idDecay;
  const names = Object.keys(state.parameters);
  const pool = await openPool(state.parameters, corpus, candidates, options);
  let gradients = parameters.map(({ values }) => keep(zeros(values.shape)));

  const takeStep = async (tasks: readonly StepTask[]): Promise<number> => {
    const losses = await pool.accumulate(tasks);
    if (learnsItems) {
      names.forEach((name, index) => name !== IDS && pool.gradients[index]!.fill(0));
    }
    gradients = gradients.map((gradient, index) => writeTensor(gradient, pool.gradients[index]!));
    state.step++;
    stepAdam(parameters, gradients, {
      step: state.step,
      learningRate: learningRateAt(state.step, scheduledSteps, options.learningRate),
      clipNorm: options.gradientLimit,
    });
    averageParameters(state.parameters, state.step, options.averagingRate);
    parameters.forEach(({ values }, index) => copyTensor(values, pool.parameters[index]!));
    return losses.reduce((sum, loss) => sum + loss, 0);
  };

  try {
    while (state.epochs.length < lastEpoch) {
      const epoch = state.epochs.length;
      const batches = plan(epoch);
      while (state.stepInEpoch < batches.length) {
        if (hooks.isInterrupted()) return 'interrupted';
        const stretches = batches[state.stepInEpoch]!;
        const step = planStep(set, stretches, candidates, state.step, state.encoders, options);
        const loss = await takeStep(step.tasks);
        state.stepInEpoch++;
        state.lossSum += loss;
        hooks.onStep({
          epoch,
          step: state.step,
          totalSteps: stepsPerEpoch * lastEpoch,
          loss,
          positions: step.interactions,
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
  } finally {
    gradients.forEach((gradient) => gradient.dispose());
    await pool.close();
  }
}

/** Threads that compute gradients, holding the parameters as they are. */
async function openPool(
  parameters: Parameters,
  corpus: Corpus,
  candidates: Int32Array,
  options: TrainOptions,
): Promise<WorkerPool<StepTask>> {
  const entries = Object.entries(parameters);
  const pool = await createWorkerPool<ReplicaSetup, StepTask>({
    count: options.workers,
    module: join(__dirname, 'stepReplica.ts'),
    engine: options.engine,
    setup: {
      context: { bags: corpus.bags, candidates, signals: signalCountOf(corpus), options },
      parameters: entries.map(([name, { values }]) => ({ name, shape: values.shape })),
    },
    sizes: entries.map(([, { values }]) => values.size),
  });
  entries.forEach(([, { values }], index) => copyTensor(values, pool.parameters[index]!));
  return pool;
}
