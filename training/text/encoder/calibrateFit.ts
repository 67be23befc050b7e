import { type TextEncoderConfig } from '../../../src/contracts';
import { type SentimentParts } from '../../../src/models/text/encoder/joinParts';
import { type TextEncoderWeights } from '../../../src/models/text/encoder/readEncoderWeights';
import { calibrateSentiment } from './calibrateSentiment';
import { dequantiseEncoder, quantiseEncoder } from './encodeTextWeights';
import { LAYOUT, type FittedSentiment } from './fitSentiment';
import { partsOf } from './scoreTexts';
import { type SentimentText } from './sentimentTexts';

export interface CalibratedFit {
  config: TextEncoderConfig;
  /** Quantised, as a phone reads them back. */
  shipped: TextEncoderWeights;
  validationLoss: number;
  /** What the weights said of the texts before they were quantised. */
  float: SentimentParts[];
}

/** Chooses what joins both parts of a fit by texts that it did not learn from, and quantises it. */
export async function calibrateFit(
  { characters, weights }: FittedSentiment,
  asked: readonly SentimentText[],
): Promise<CalibratedFit> {
  const base = { ...LAYOUT, characters };
  const float = await partsOf(
    weights,
    base,
    asked.map(({ text }) => text),
  );
  const { wideWeight, sentiment, validationLoss } = calibrateSentiment(
    float,
    asked.map(({ label }) => label),
  );
  const config = { ...base, wide: { ...base.wide, weight: wideWeight }, sentiment };
  return { config, shipped: dequantiseEncoder(quantiseEncoder(weights), config), validationLoss, float };
}
