import { type Polarity } from '../../../src/contracts';
import { type Answers } from '../../../src/domain/metrics/classification';

/** Negative or positive: what the sign of the log odds says. */
export function polarAnswers(
  logits: Float64Array,
  labels: readonly Polarity[],
  rows: readonly number[],
): Answers {
  return {
    classes: 2,
    labels: Int32Array.from(rows, (row) => Number(labels[row] === 'pos')),
    probabilities: Float64Array.from(
      rows.flatMap((row) => {
        const positive = 1 / (1 + Math.exp(-logits[row]!));
        return [1 - positive, positive];
      }),
    ),
  };
}
