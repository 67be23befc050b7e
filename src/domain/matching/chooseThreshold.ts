/** How well an index answers a question that was taken out of it. */
export interface LeftOutAnswer {
  /** See `answerConfidence`. */
  confidence: number;
  /** False where another entry came first, or where the whole entry was taken out: nothing could be right. */
  isRight: boolean;
  /** How much the answer counts. */
  weight: number;
}

/**
 * The lowest confidence from which on answers are right as often as `precision` asks, judged by answers whose questions had
 * been taken out of the index. Infinity where none is enough: nothing is to be answered then.
 */
export function chooseThreshold(answers: readonly LeftOutAnswer[], precision: number): number {
  const falling = [...answers].sort((a, b) => b.confidence - a.confidence);
  let [right, all] = [0, 0];
  let threshold = Infinity;
  falling.forEach(({ confidence, isRight, weight }, index) => {
    all += weight;
    if (isRight) right += weight;
    const isLastOfEquals = falling[index + 1]?.confidence !== confidence;
    if (isLastOfEquals && all > 0 && right / all >= precision) threshold = confidence;
  });
  return threshold;
}
