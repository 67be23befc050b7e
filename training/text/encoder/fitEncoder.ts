import { HIDDEN_ROW } from '../../../src/contracts';
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
  /** Of each text, rows of the table of characters. */
  texts: readonly Int32Array[];
  /** Share of the positive class, 0 … 1. */
  targets: Float32Array;
  /** How much each text counts. */
  weights: Float32Array;
}

/** Learns the sentiment of texts, of which it sees all but some characters. */
export function fitEncoder(
  parameters: Parameters,
  { texts, targets, weights }: EncoderExamples,
  shape: EncoderShape,
  fit: EncoderFit,
  onEpoch?: Steps<number[]>['onEpoch'],
): void {
  const random = seededRandom(fit.seed);
  runSteps<number[]>(parameters, fit, {
    plan: () => packTexts(texts, random),
    charactersOf: (batch) => batch.reduce((sum, index) => sum + texts[index]!.length, 0),
    lossOf: (batch, step, tensors) => {
      const own = seededRandom(fit.seed * 7919 + step);
      const shown = batch.map((index) =>
        texts[index]!.map((row) => (own.next() < fit.hidden ? HIDDEN_ROW : row)),
      );
      return binaryLoss(
        textLogits(textRows(shown), tensors, shape, noiseOf(fit, step)),
        Float32Array.from(batch, (index) => targets[index]!),
        Float32Array.from(batch, (index) => weights[index]!),
      );
    },
    onEpoch,
  });
}
