import { type TextEncoderConfig } from '../../../contracts';
import { type SentimentScore } from './polarityProbabilities';

/** What both parts of the model say of one text, each as log odds. */
export interface SentimentParts {
  encoder: number;
  /** The linear part's. */
  wide: number;
  /** Of neither, by the encoder. */
  neutrality: number;
}

/** The parts together; see `TextEncoderConfig.sentiment`. */
export function joinParts(
  { encoder, wide, neutrality }: SentimentParts,
  config: { wide: { weight: number }; sentiment: Pick<TextEncoderConfig['sentiment'], 'temperature'> },
): SentimentScore {
  return { polarity: (encoder + config.wide.weight * wide) / config.sentiment.temperature, neutrality };
}
