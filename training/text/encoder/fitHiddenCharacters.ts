import { type Tensor2D } from '@tensorflow/tfjs-core';
import { HIDDEN_ROW, UNKNOWN_ROWS } from '../../../src/contracts';
import { takeRows } from '../../../src/models/ops/takeRows';
import { bodyShapes, ENCODER, type EncoderShape } from '../../../src/models/text/encoder/encoderShapes';
import { encodeCharacters } from '../../../src/models/text/encoder/encodeTexts';
import { textRows } from '../../../src/models/text/encoder/textRows';
import { linearCrossEntropy } from '../../engine/ops/linearCrossEntropy';
import { seededRandom, type SeededRandom } from '../../random/seededRandom';
import { type Parameters } from '../../train/parameters';
import { packTexts } from './packTexts';
import { forgetMoments, noiseOf, runSteps, type EncoderFit, type Steps } from './runSteps';

/** Of the characters asked for, how many are hidden and how many exchanged; the rest stays as it is (Devlin et al. 2019). */
const HIDDEN_SHARE = 0.8;
const EXCHANGED_SHARE = 0.1;

const PRETRAINING = { peak: 3e-3, decay: 0.01, dropout: 0, hidden: 0.15 };

/** Learns, from texts alone, to name characters by what is around them. What lies behind the body stays as it is. */
export function fitHiddenCharacters(
  parameters: Parameters,
  texts: readonly Int32Array[],
  shape: EncoderShape,
  { seed, epochs }: Pick<EncoderFit, 'seed' | 'epochs'>,
  onEpoch?: Steps<number[]>['onEpoch'],
): void {
  if (epochs === 0) return;
  const fit = { ...PRETRAINING, seed, epochs };
  const random = seededRandom(fit.seed);
  const body = Object.fromEntries(Object.keys(bodyShapes(shape)).map((name) => [name, parameters[name]!]));
  runSteps<number[]>(body, fit, {
    plan: () => packTexts(texts, random),
    charactersOf: (batch) => batch.reduce((sum, index) => sum + texts[index]!.length, 0),
    lossOf: (batch, step, tensors) => {
      const own = seededRandom(fit.seed * 7919 + step);
      const { shown, asked, targets } = hideCharacters(
        batch.map((index) => texts[index]!),
        fit.hidden,
        shape.characters,
        own,
      );
      const encoded = encodeCharacters(textRows(shown), tensors, shape, noiseOf(fit, step));
      const nothing = new Int32Array(asked.length);
      return linearCrossEntropy({
        hidden: takeRows(encoded, {
          indices: asked,
          positions: nothing,
          signals: nothing,
          tensor: undefined,
        }),
        table: tensors[ENCODER.characters] as Tensor2D,
        targets,
        weights: new Float32Array(targets.length).fill(1),
        totalWeight: targets.length,
      });
    },
    onEpoch,
  });
  forgetMoments(parameters);
}

/** At least one character of the batch is asked for. */
function hideCharacters(
  texts: readonly Int32Array[],
  share: number,
  characters: number,
  random: SeededRandom,
) {
  const asked: number[] = [];
  const targets: number[] = [];
  let start = 0;
  const shown = texts.map((text) => {
    const copy = text.slice();
    text.forEach((row, at) => {
      if (random.next() >= share && start + at > 0) return;
      asked.push(start + at);
      targets.push(row);
      const luck = random.next();
      if (luck < HIDDEN_SHARE) copy[at] = HIDDEN_ROW;
      else if (luck < HIDDEN_SHARE + EXCHANGED_SHARE) {
        copy[at] = UNKNOWN_ROWS + random.below(characters - UNKNOWN_ROWS);
      }
    });
    start += text.length;
    return copy;
  });
  return { shown, asked: Int32Array.from(asked), targets: Int32Array.from(targets) };
}
