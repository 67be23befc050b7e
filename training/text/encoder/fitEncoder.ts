import { add, mul, reshape, slice, type Scalar, type Tensor1D } from '@tensorflow/tfjs-core';
import { HIDDEN_ROW, type Polarity } from '../../../src/contracts';
import { type EncoderShape } from '../../../src/models/text/encoder/encoderShapes';
import { textLogits } from '../../../src/models/text/encoder/encodeTexts';
import { textRows } from '../../../src/models/text/encoder/textRows';
import { seededRandom } from '../../random/seededRandom';
import { type Parameters } from '../../train/parameters';
import { binaryLoss } from './binaryLoss';
import { packTexts } from './packTexts';
import { noiseOf, runSteps, type EncoderFit, type Steps } from './runSteps';

/** Texts to learn from. */
export interface EncoderExamples {
  /** Of each text, rows of the table of characters as that epoch, which counts from 1, is to read it. */
  rowsOf: (epoch: number) => readonly Int32Array[];
  labels: readonly Polarity[];
  /** How much each text counts. */
  weights: Float32Array;
}

const TARGETS = { neg: 0, neu: 0.5, pos: 1 } as const;
/** How much a neutral text counts in drawing the odds of the other two together. */
const NEUTRAL_PULL = 0.3;
/** How much the second question, whether a text is neutral, counts beside the first. */
const NEUTRALITY = 0.5;

/** Learns the sentiment of texts, of which it sees all but some characters. */
export function fitEncoder(
  parameters: Parameters,
  { rowsOf, labels, weights }: EncoderExamples,
  shape: EncoderShape,
  fit: EncoderFit,
  onEpoch?: Steps<number[]>['onEpoch'],
): void {
  const random = seededRandom(fit.seed);
  let texts: readonly Int32Array[] = [];
  runSteps<number[]>(parameters, fit, {
    plan: (epoch) => {
      texts = rowsOf(epoch);
      return packTexts(texts, random);
    },
    charactersOf: (batch) => batch.reduce((sum, index) => sum + texts[index]!.length, 0),
    lossOf: (batch, step, tensors) => {
      const own = seededRandom(fit.seed * 7919 + step);
      const shown = batch.map((index) =>
        texts[index]!.map((row) => (own.next() < fit.hidden ? HIDDEN_ROW : row)),
      );
      const logits = textLogits(textRows(shown), tensors, shape, noiseOf(fit, step));
      const column = (at: number) => reshape(slice(logits, [0, at], [-1, 1]), [batch.length]) as Tensor1D;
      const of = (number: (label: Polarity) => number) =>
        Float32Array.from(batch, (index) => number(labels[index]!));
      const counts = batch.map((index) => weights[index]!);
      return add(
        binaryLoss(
          column(0),
          of((label) => TARGETS[label]),
          of((label) => (label === 'neu' ? NEUTRAL_PULL : 1)).map((share, at) => share * counts[at]!),
        ),
        mul(
          binaryLoss(
            column(1),
            of((label) => Number(label === 'neu')),
            Float32Array.from(counts),
          ),
          NEUTRALITY,
        ),
      ) as Scalar;
    },
    onEpoch,
  });
}
