import { type TextArtifact } from '../../../inference/textEngine';
import {
  createSentimentModel,
  type SentimentModel,
  type TextFeatures,
  type TextScore,
} from '../../../models/text/encoder/sentimentModel';
import { findFault, type ScoreFault } from '../checkScores';

/** Rounding to 16 bits of each layer's numbers, in log odds: a probability moves by at most 0.03. */
const HALF_FLOAT_TOLERANCE = 0.1;

/** Takes the weights to the current backend. */
export function uploadTextModel({ card, weights }: TextArtifact): SentimentModel {
  return createSentimentModel(weights, card.config);
}

/** Polarity, neutrality, and each aspect. */
export function numbersOf({ polarity, neutrality, aspects = new Float64Array() }: TextScore): number[] {
  return [polarity, neutrality, ...aspects];
}

/** What is known to go wrong on phones although no call fails, see `findFault`. */
export function findTextFault(scores: readonly TextScore[]): ScoreFault | undefined {
  // The one number that is the encoder's alone: what the linear part adds to others would hide a GPU that draws nothing.
  const drawn = scores.map(({ neutrality }) => neutrality);
  return findFault(Float32Array.from(drawn)) ?? findFault(Float32Array.from(scores.flatMap(numbersOf)));
}

/** Lets a model reproduce what training recorded, by the largest difference of any log odds. */
export async function testTextModel(
  model: Pick<SentimentModel, 'score'>,
  { parity }: TextArtifact,
  features: readonly TextFeatures[],
  isHalfFloat: boolean,
): Promise<ScoreFault | undefined> {
  const scores = await model.score(features);
  const answers = scores.map(numbersOf);
  const fault = findTextFault(scores);
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
