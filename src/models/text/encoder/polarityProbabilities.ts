import { type TextEncoderConfig } from '../../../contracts';

/** What the model says of one text, as log odds. */
export interface SentimentScore {
  /** Of positive against negative, calibrated. */
  polarity: number;
  /** Of saying neither against saying one of them. */
  neutrality: number;
}

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

/** Probabilities of negative, neutral and positive; see `TextEncoderConfig.sentiment`. */
export function polarityProbabilities(
  { polarity, neutrality }: SentimentScore,
  { neutralThreshold }: Pick<TextEncoderConfig['sentiment'], 'neutralThreshold'>,
): [number, number, number] {
  const neutral = sigmoid(neutrality - neutralThreshold);
  return [(1 - neutral) * sigmoid(-polarity), neutral, (1 - neutral) * sigmoid(polarity)];
}

/** The most probable of the three. */
export function isNeutral(
  score: SentimentScore,
  sentiment: Pick<TextEncoderConfig['sentiment'], 'neutralThreshold'>,
): boolean {
  const [negative, neutral, positive] = polarityProbabilities(score, sentiment);
  return neutral >= Math.max(negative, positive);
}
