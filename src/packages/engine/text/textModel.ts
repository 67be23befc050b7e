import { type TextArtifact } from '../../../inference/textEngine';
import {
  createSentimentModel,
  type SentimentModel,
  type TextFeatures,
} from '../../../models/text/encoder/sentimentModel';
import { readTextFeatures, type TextReading } from '../../../text/readTextFeatures';
import { findFault, type ScoreFault } from '../checkScores';

/** Rounding to 16 bits of each layer's numbers, in log odds: a probability moves by at most 0.03. */
const HALF_FLOAT_TOLERANCE = 0.1;

/** Takes the weights to the current backend. */
export function uploadTextModel({ card, weights }: TextArtifact): SentimentModel {
  return createSentimentModel(weights, card.config);
}

/** Features of the texts that training recorded scores of. */
export function parityFeatures({ parity }: TextArtifact, reading: TextReading): TextFeatures[] {
  return parity.cases.map(({ text }) => readTextFeatures(text, reading));
}

/** Lets a model reproduce what training recorded, by the largest difference of any log odds. */
export async function testTextModel(
  model: SentimentModel,
  { parity }: TextArtifact,
  features: readonly TextFeatures[],
  isHalfFloat: boolean,
): Promise<ScoreFault | undefined> {
  const scores = await model.score(features);
  const answers = scores.map(({ polarity, neutrality, aspects = [] }) => [polarity, neutrality, ...aspects]);
  const fault = findFault(Float32Array.from(answers.flat()));
  if (fault) return fault;
  const tolerance = isHalfFloat ? Math.max(HALF_FLOAT_TOLERANCE, parity.tolerance) : parity.tolerance;
  let largest = 0;
  parity.cases.forEach(({ polarity, neutrality, aspects = [] }, index) =>
    [polarity, neutrality, ...aspects].forEach((expected, at) => {
      const difference = Math.abs(expected - (answers[index]![at] ?? NaN));
      // Not Math.max: a number that is missing is no small difference.
      if (!(difference <= largest)) largest = difference;
    }),
  );
  if (largest <= tolerance) return undefined;
  return {
    reason: 'out-of-tolerance',
    detail: `largest difference ${largest.toPrecision(3)}, allowed ${tolerance}`,
  };
}
