import { createSampleTextArtifact } from '../../../src/inference/testing/sampleTextArtifact';
import { type TextArtifact, type TextScores } from '../../../src/inference/textEngine';

/** A review as long as most: 48 characters. */
export const REVIEW =
  '衣服质量很好，穿着也舒服，就是物流太慢了，等了一个星期才到，包装有点破，客服态度倒是不错的。';
export const REVIEWS = Array.from(
  { length: 200 },
  (_, index) => `${index + 1}号：${REVIEW.slice(index % 24)}`,
);
export const ROUNDS = 30;

/** Random weights of the shape that ships: times and counts do not depend on what was learned. */
export function createShippedShape(): TextArtifact {
  const sample = createSampleTextArtifact({
    ...{ dimension: 64, hidden: 64, dilations: [1, 2, 4, 8], span: { head: 70, tail: 50 } },
    ...{ wideBits: 16, aspectBits: 14 },
  });
  // Sums of so many random numbers: what matters is that every backend gives the same.
  return { ...sample, parity: { ...sample.parity, tolerance: 1e-2 } };
}

/** What a page measured. */
export interface MeasuredTexts {
  scores: Pick<TextScores['scores'][number], 'polarity' | 'neutrality'>[];
  backend: TextScores['backend'];
  drawCalls: number;
  firstMs: number;
  timesMs: number[];
  longestSliceMs: number;
}
