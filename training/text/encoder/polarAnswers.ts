import { type SentimentScore } from '../../../src/models/text/encoder/polarityProbabilities';
import { type Polarity } from '../../../src/contracts';
import { type Answers } from '../../../src/domain/metrics/classification';

/** Negative or positive: what the sign of the log odds says. */
export function polarAnswers(
  scores: readonly SentimentScore[],
  labels: readonly Polarity[],
  rows: readonly number[],
): Answers {
  return {
    classes: 2,
    labels: Int32Array.from(rows, (row) => Number(labels[row] === 'pos')),
    probabilities: Float64Array.from(
      rows.flatMap((row) => {
        const positive = 1 / (1 + Math.exp(-scores[row]!.polarity));
        return [1 - positive, positive];
      }),
    ),
  };
}
