import { type TextEncoderConfig } from '../../../src/contracts';
import { createSentimentModel } from '../../../src/models/text/encoder/sentimentModel';
import { type TextEncoderWeights } from '../../../src/models/text/encoder/readEncoderWeights';
import { characterVocabulary } from '../../../src/text/characterRows';
import { readTextFeatures } from '../../../src/text/readTextFeatures';
import { type SentimentScore } from '../../../src/models/text/encoder/polarityProbabilities';
import { type PartLogits } from './calibrateSentiment';

const BATCH = 64;

/** Scores of many texts, a batch at a time, by the code that runs on the phone. */
export async function scoreTexts(
  weights: TextEncoderWeights,
  config: TextEncoderConfig,
  texts: readonly string[],
): Promise<SentimentScore[]> {
  const model = createSentimentModel(weights, config);
  const reading = {
    vocabulary: characterVocabulary(config.characters),
    span: config.span,
    bits: config.wide.bits,
  };
  const all: SentimentScore[] = [];
  for (let start = 0; start < texts.length; start += BATCH) {
    const batch = texts.slice(start, start + BATCH);
    all.push(...(await model.score(batch.map((text) => readTextFeatures(text, reading)))));
  }
  model.dispose();
  return all;
}

/** What each part says alone. */
export async function partLogits(
  weights: TextEncoderWeights,
  config: Omit<TextEncoderConfig, 'sentiment'>,
  texts: readonly string[],
): Promise<PartLogits> {
  const sentiment = { temperature: 1, neutralThreshold: 0 };
  const of = (weight: number) =>
    scoreTexts(weights, { ...config, wide: { ...config.wide, weight }, sentiment }, texts);
  const alone = await of(0);
  const both = await of(1);
  const encoder = Float64Array.from(alone, ({ polarity }) => polarity);
  return {
    encoder,
    wide: Float64Array.from(both, ({ polarity }, row) => polarity - encoder[row]!),
    neutrality: Float64Array.from(alone, ({ neutrality }) => neutrality),
  };
}
