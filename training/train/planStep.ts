import { type RecommenderConfig } from '../../src/contracts';
import { type SequenceSet } from '../datasets/corpus';
import { seededRandom, type SeededRandom } from '../random/seededRandom';
import { buildBasketBatch, buildBatch, type Batch, type Stretch } from './batches';
import { type Rivals, type StepTask } from './lossOfBatch';
import { splitBatch } from './splitBatch';
import { type TrainOptions } from './trainOptions';

/** What one optimiser step learns from. */
export interface PlannedStep {
  /** One task a worker. */
  tasks: StepTask[];
  interactions: number;
}

/** Everything random about a step follows from the seed and the number of the step, never from the steps before. */
export function planStep(
  set: SequenceSet,
  stretches: readonly Stretch[],
  candidates: Int32Array,
  step: number,
  encoders: RecommenderConfig['encoders'],
  options: Pick<TrainOptions, 'workers' | 'answersAlone' | 'seed' | 'softmaxLimit' | 'negatives'>,
): PlannedStep {
  const random = randomOfStep(options.seed, step);
  const batch = selectBatch(set, stretches, random);
  const rivals = chooseRivals(candidates, random, options);
  const totalWeight = batch.weights.reduce((sum, weight) => sum + weight, 0) || 1;
  const task = {
    encoders: chooseEncoders(encoders, random, options.answersAlone),
    totalWeight,
    rivals,
    seed: random.below(2 ** 32),
  };
  return {
    tasks: splitBatch(batch, options.workers).map((share) => ({ ...task, share })),
    interactions: batch.inputs.length,
  };
}

/** Steps count from 0; plans of epochs take the negative numbers. */
export function randomOfStep(seed: number, step: number): SeededRandom {
  return seededRandom(Math.imul(seed, 0x9e3779b1) ^ Math.imul(step, 0x85ebca6b));
}

/** How far back before a stretch what was seen is known: more would cost more than it teaches. */
const EARLIER = 200;

/** Two encoders learn to answer together, and now and then alone, so that validation may choose either. */
function chooseEncoders(
  encoders: RecommenderConfig['encoders'],
  random: SeededRandom,
  answersAlone: number,
): RecommenderConfig['encoders'] {
  const { decayedAverage, transformer } = encoders;
  if (!decayedAverage || !transformer) return encoders;
  const draw = random.next();
  if (draw < answersAlone) return { decayedAverage };
  return draw < 2 * answersAlone ? { transformer } : encoders;
}

function chooseRivals(
  candidates: Int32Array,
  random: SeededRandom,
  { softmaxLimit, negatives }: Pick<TrainOptions, 'softmaxLimit' | 'negatives'>,
): Rivals {
  if (candidates.length <= softmaxLimit) return { kind: 'all' };
  const items = Int32Array.from({ length: negatives }, () => candidates[random.below(candidates.length)]!);
  // Uniform draws: each item is expected negatives / items times among them.
  return { kind: 'sample', items, correction: Math.log(candidates.length / negatives) };
}

function selectBatch(
  { sequences, baskets, signals }: SequenceSet,
  stretches: readonly Stretch[],
  random: SeededRandom,
): Batch {
  const cut = <T extends Int32Array | Uint8Array>(lists: readonly T[]) =>
    stretches.map(({ row, start, end }) => lists[row]!.subarray(start, end) as T);
  const earlier = stretches.map(({ row, start }) =>
    sequences[row]!.subarray(Math.max(0, start - EARLIER), start),
  );
  const known = { earlier, signals: signals && cut(signals) };
  return baskets
    ? buildBasketBatch(cut(sequences), cut(baskets), random, known)
    : buildBatch(cut(sequences), known);
}
