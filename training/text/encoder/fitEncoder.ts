import { grads, tidy, type Scalar, type Tensor, type Tensor2D } from '@tensorflow/tfjs-core';
import { encodeCharacters, textLogits, type TextNoise } from '../../../src/models/text/encoder/encodeTexts';
import {
  ENCODER,
  textEncoderShapes,
  type EncoderShape,
} from '../../../src/models/text/encoder/encoderShapes';
import { textRows } from '../../../src/models/text/encoder/textRows';
import { HIDDEN_ROW, UNKNOWN_ROWS } from '../../../src/contracts';
import { dropout } from '../../engine/ops/dropout';
import { linearCrossEntropy } from '../../engine/ops/linearCrossEntropy';
import { stepAdam } from '../../engine/optimiser/stepAdam';
import { seededRandom, type SeededRandom } from '../../random/seededRandom';
import { type ParameterValues } from '../../train/initialParameters';
import { learningRateAt } from '../../train/learningRate';
import { createParameters, type Parameters } from '../../train/parameters';
import { takeRows } from '../../../src/models/ops/takeRows';
import { binaryLoss } from './binaryLoss';

/** Texts to learn from. */
export interface EncoderExamples {
  /** Of each text, rows of the table of characters. */
  texts: readonly Int32Array[];
  /** Share of the positive class, 0 … 1. */
  targets: Float32Array;
  /** How much each text counts. */
  weights: Float32Array;
}

export interface EncoderFit {
  seed: number;
  epochs: number;
  batchCharacters: number;
  peak: number;
  decay: number;
  dropout: number;
  /** Share of characters that are shown as unknown. */
  hidden: number;
}

export interface FitHooks {
  onEpoch?: (epoch: number, loss: number, charactersPerSecond: number) => void;
}

export function initialEncoder(config: EncoderShape, random: SeededRandom): Record<string, ParameterValues> {
  const shapes = textEncoderShapes(config);
  return Object.fromEntries(
    Object.entries(shapes).map(([name, shape]) => {
      const size = shape.reduce((product, length) => product * length, 1);
      const fanIn = shape.length === 2 ? shape[0]! : 1;
      const values = new Float32Array(size);
      if (name.endsWith('gain')) values.fill(1);
      else if (name === ENCODER.characters) values.forEach((_, i) => (values[i] = random.normal() * 0.1));
      else if (shape.length === 2) {
        const deviation = Math.sqrt((name === ENCODER.output ? 1 : 2) / fanIn);
        values.forEach((_, i) => (values[i] = random.normal() * deviation));
      }
      return [name, { shape, values }];
    }),
  );
}

/** Packs texts, shuffled, until a batch holds so many characters. */
export function packTexts(
  texts: readonly Int32Array[],
  characters: number,
  random: SeededRandom,
): number[][] {
  const batches: number[][] = [];
  let room = 0;
  for (const index of random.shuffle(Int32Array.from(texts.keys()))) {
    if (texts[index]!.length === 0) continue;
    if (room <= 0) {
      batches.push([]);
      room = characters;
    }
    batches.at(-1)!.push(index);
    room -= texts[index]!.length;
  }
  return batches;
}

/** Learns the sentiment of texts. */
export function fitEncoder(
  parameters: Parameters,
  examples: EncoderExamples,
  config: EncoderShape,
  fit: EncoderFit,
  { onEpoch }: FitHooks = {},
): void {
  run(parameters, examples.texts, fit, onEpoch, (rows, chosen, random, tensors, noise) => {
    const shown = rows.map((text) => hide(text, fit.hidden, random));
    const texts = textRows(shown);
    return binaryLoss(
      textLogits(texts, tensors, config, noise),
      Float32Array.from(chosen, (index) => examples.targets[index]!),
      Float32Array.from(chosen, (index) => examples.weights[index]!),
    );
  });
}

/** Learns to name characters that are hidden from what is around them (Devlin et al. 2019). */
export function fitHiddenCharacters(
  parameters: Parameters,
  texts: readonly Int32Array[],
  config: EncoderShape,
  fit: EncoderFit,
  { onEpoch }: FitHooks = {},
): void {
  const head: readonly string[] = [ENCODER.hidden, ENCODER.hiddenBias, ENCODER.output, ENCODER.outputBias];
  const body = Object.fromEntries(Object.entries(parameters).filter(([name]) => !head.includes(name)));
  run(body, texts, fit, onEpoch, (rows, _chosen, random, tensors, noise) => {
    const asked: number[] = [];
    const targets: number[] = [];
    let start = 0;
    const shown = rows.map((text) => {
      const copy = text.slice();
      text.forEach((row, at) => {
        if (random.next() >= fit.hidden) return;
        asked.push(start + at);
        targets.push(row);
        const luck = random.next();
        if (luck < 0.8) copy[at] = HIDDEN_ROW;
        else if (luck < 0.9) copy[at] = UNKNOWN_ROWS + random.below(config.characters - UNKNOWN_ROWS);
      });
      start += text.length;
      return copy;
    });
    const encoded = encodeCharacters(textRows(shown), tensors, config, noise);
    const nothing = new Int32Array(asked.length);
    const hidden = takeRows(encoded, {
      indices: Int32Array.from(asked),
      positions: nothing,
      signals: nothing,
      tensor: undefined,
    });
    return linearCrossEntropy({
      hidden,
      table: tensors[ENCODER.characters] as Tensor2D,
      targets: Int32Array.from(targets),
      weights: new Float32Array(targets.length).fill(1),
      totalWeight: Math.max(1, targets.length),
    });
  });
}

type LossOf = (
  rows: Int32Array[],
  chosen: readonly number[],
  random: SeededRandom,
  tensors: Record<string, Tensor>,
  noise: TextNoise,
) => Scalar;

function run(
  parameters: Parameters,
  texts: readonly Int32Array[],
  fit: EncoderFit,
  onEpoch: FitHooks['onEpoch'],
  lossOf: LossOf,
): void {
  const random = seededRandom(fit.seed);
  const names = Object.keys(parameters);
  const characters = texts.reduce((sum, { length }) => sum + length, 0);
  const totalSteps = Math.ceil((fit.epochs * characters) / fit.batchCharacters);
  let step = 0;
  for (let epoch = 1; epoch <= fit.epochs; epoch++) {
    const started = performance.now();
    let sum = 0;
    const batches = packTexts(texts, fit.batchCharacters, random);
    for (const chosen of batches) {
      step += 1;
      const noise = noiseOf(fit, step);
      tidy(() => {
        const rows = chosen.map((index) => texts[index]!);
        const batchRandom = seededRandom(fit.seed * 7919 + step);
        const loss = (...tensors: Tensor[]) =>
          lossOf(
            rows,
            chosen,
            batchRandom,
            Object.fromEntries(names.map((name, i) => [name, tensors[i]!])),
            noise,
          );
        let value = 0;
        const gradients = grads((...tensors: Tensor[]) => {
          const scalar = loss(...tensors);
          value = scalar.dataSync()[0]!;
          return scalar;
        })(names.map((name) => parameters[name]!.values));
        sum += value;
        stepAdam(
          names.map((name) => parameters[name]!),
          gradients,
          {
            step,
            learningRate: learningRateAt(step, totalSteps, fit.peak),
            decay: fit.decay,
            clipNorm: 1,
          },
        );
      });
    }
    onEpoch?.(epoch, sum / batches.length, (1000 * characters) / (performance.now() - started));
  }
}

function hide(text: Int32Array, share: number, random: SeededRandom): Int32Array {
  return text.map((row) => (random.next() < share ? HIDDEN_ROW : row));
}

function noiseOf({ dropout: rate, seed }: EncoderFit, step: number): TextNoise {
  const seedOf = (place: number) => (seed * 1_000_003 + step * 31 + place) >>> 0;
  return {
    characters: (x) => dropout(x, { rate: rate / 3, seed: seedOf(29), offset: 0 }),
    hidden: (x, place) => dropout(x, { rate, seed: seedOf(place), offset: 0 }),
  };
}

export function initialise(config: EncoderShape, seed: number): Parameters {
  return createParameters(initialEncoder(config, seededRandom(seed)));
}
