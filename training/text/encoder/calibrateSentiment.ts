import { type Polarity, type TextEncoderConfig } from '../../../src/contracts';
import { joinParts, type SentimentParts } from '../../../src/models/text/encoder/joinParts';
import { isNeutral, type SentimentScore } from '../../../src/models/text/encoder/polarityProbabilities';
import { fitTemperature, logLoss } from '../temperature';

export interface Calibration {
  wideWeight: number;
  sentiment: TextEncoderConfig['sentiment'];
  /** Mean −log p of the negative and positive texts. */
  validationLoss: number;
}

const WIDE_WEIGHTS = [0, 0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4, 6, 8, 12, 16] as const;
/** Of texts that people called good or bad, how many may be answered neutral. */
const FALSE_NEUTRAL = 0.03;

/**
 * Chooses how much the linear part counts and the temperature, by the loss on negative and positive texts; then how
 * neutral a text must be to be answered so: the threshold whose answers agree best with all labels, of those that call at
 * most 3 % of the other texts neutral.
 */
export function calibrateSentiment(
  parts: readonly SentimentParts[],
  labels: readonly Polarity[],
): Calibration {
  const polar = labels.flatMap((label, row) => (label === 'neu' ? [] : [row]));
  const polarLabels = polar.map((row) => Number(labels[row] === 'pos'));
  let best: { wideWeight: number; temperature: number; loss: number } | undefined;
  for (const wideWeight of WIDE_WEIGHTS) {
    const logits = new Float64Array(2 * polar.length);
    polar.forEach((row, index) => {
      logits[2 * index + 1] = parts[row]!.encoder + wideWeight * parts[row]!.wide;
    });
    const temperature = fitTemperature(logits, polarLabels);
    const loss = logLoss(logits, polarLabels, temperature);
    if (!best || loss < best.loss) best = { wideWeight, temperature, loss };
  }
  const { wideWeight, temperature, loss } = best!;
  const sentiment = { temperature: Number(temperature.toPrecision(6)) };
  const scores = parts.map((own) => joinParts(own, { wide: { weight: wideWeight }, sentiment }));
  return {
    wideWeight,
    validationLoss: loss,
    sentiment: { ...sentiment, neutralThreshold: chooseThreshold(scores, labels) },
  };
}

const THRESHOLDS = Array.from({ length: 81 }, (_, index) => 8 - index / 5);

function chooseThreshold(scores: readonly SentimentScore[], labels: readonly Polarity[]): number {
  const polar = labels.filter((label) => label !== 'neu').length;
  const neutral = labels.length - polar;
  let best = { neutralThreshold: THRESHOLDS[0]!, score: -Infinity };
  if (neutral === 0) return best.neutralThreshold;
  for (const neutralThreshold of THRESHOLDS) {
    let [found, wrong] = [0, 0];
    scores.forEach((own, row) => {
      if (!isNeutral(own, { neutralThreshold })) return;
      if (labels[row] === 'neu') found += 1;
      else wrong += 1;
    });
    if (wrong / polar > FALSE_NEUTRAL) break;
    const score = found / neutral - wrong / polar;
    if (score > best.score) best = { neutralThreshold, score };
  }
  return best.neutralThreshold;
}
