import { grads, tidy, type Scalar, type Tensor } from '@tensorflow/tfjs-core';
import { type TextNoise } from '../../../src/models/text/encoder/encodeTexts';
import { dropout } from '../../engine/ops/dropout';
import { writeTensor } from '../../engine/optimiser/parameter';
import { stepAdam } from '../../engine/optimiser/stepAdam';
import { learningRateAt } from '../../train/learningRate';
import { type Parameters } from '../../train/parameters';

export interface EncoderFit {
  seed: number;
  epochs: number;
  /** Greatest learning rate. */
  peak: number;
  /** Decoupled weight decay. */
  decay: number;
  dropout: number;
  /** Share of characters that are not shown. */
  hidden: number;
}

export interface Steps<Batch> {
  /** The batches of an epoch, which counts from 1; as many in every epoch. */
  plan(epoch: number): Batch[];
  charactersOf(batch: Batch): number;
  /** The loss to lessen. `step` counts from 1 and tells apart whatever is drawn by chance. */
  lossOf(batch: Batch, step: number, tensors: Record<string, Tensor>): Scalar;
  onEpoch?: ((epoch: number, loss: number, charactersPerSecond: number) => void) | undefined;
}

const CLIP_NORM = 1;

/** Changes the parameters in place, by AdamW. All of them must take part in the loss. */
export function runSteps<Batch>(parameters: Parameters, fit: EncoderFit, steps: Steps<Batch>): void {
  const names = Object.keys(parameters);
  let step = 0;
  for (let epoch = 1; epoch <= fit.epochs; epoch++) {
    const started = performance.now();
    const batches = steps.plan(epoch);
    let sum = 0;
    let characters = 0;
    for (const batch of batches) {
      step += 1;
      characters += steps.charactersOf(batch);
      const schedule = { step, totalSteps: fit.epochs * batches.length };
      sum += takeStep(parameters, names, fit, schedule, (tensors) => steps.lossOf(batch, step, tensors));
    }
    const seconds = (performance.now() - started) / 1000;
    steps.onEpoch?.(epoch, sum / batches.length, characters / seconds);
  }
}

function takeStep(
  parameters: Parameters,
  names: readonly string[],
  { peak, decay }: EncoderFit,
  { step, totalSteps }: { step: number; totalSteps: number },
  lossOf: (tensors: Record<string, Tensor>) => Scalar,
): number {
  let value = 0;
  tidy(() => {
    const loss = (...tensors: Tensor[]) => {
      const scalar = lossOf(Object.fromEntries(names.map((name, index) => [name, tensors[index]!])));
      value = scalar.dataSync()[0]!;
      return scalar;
    };
    const own = names.map((name) => parameters[name]!);
    const gradients = grads(loss)(own.map(({ values }) => values));
    const learningRate = learningRateAt(step, totalSteps, peak);
    stepAdam(own, gradients, { step, learningRate, decay, clipNorm: CLIP_NORM });
  });
  return value;
}

/** Adam's averages of one task say nothing of the next one's gradients. */
export function forgetMoments(parameters: Parameters): void {
  for (const parameter of Object.values(parameters)) {
    parameter.mean = writeTensor(parameter.mean, new Float32Array(parameter.mean.size));
    parameter.square = writeTensor(parameter.square, new Float32Array(parameter.square.size));
  }
}

/** Places where noise may be told apart within a step. */
const PLACES = 32;
/** Of the dropout of characters' vectors, behind all blocks'. */
const CHARACTERS_PLACE = PLACES - 1;
/** Vectors of characters are disturbed less than what is made of them. */
const CHARACTERS_SHARE = 1 / 3;

/** Dropout whose choices depend on seed, step and place alone. */
export function noiseOf({ dropout: rate, seed }: EncoderFit, step: number): TextNoise {
  const seedOf = (place: number) => (seed * 1_000_003 + step * PLACES + place) >>> 0;
  return {
    characters: (x) =>
      dropout(x, { rate: rate * CHARACTERS_SHARE, seed: seedOf(CHARACTERS_PLACE), offset: 0 }),
    hidden: (x, place) => dropout(x, { rate, seed: seedOf(place), offset: 0 }),
  };
}
