import { type TextEncoderConfig } from '../../../contracts';

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

/** Probabilities of negative, neutral and positive from calibrated log odds; see `TextEncoderConfig.sentiment`. */
export function polarityProbabilities(
  logit: number,
  { band }: Pick<TextEncoderConfig['sentiment'], 'band'>,
): [number, number, number] {
  const [negative, positive] = [sigmoid(-logit - band), sigmoid(logit - band)];
  return [negative, Math.max(0, 1 - negative - positive), positive];
}
