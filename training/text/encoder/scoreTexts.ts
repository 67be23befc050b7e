import { type TextEncoderConfig } from '../../../src/contracts';
import { createSentimentModel } from '../../../src/models/text/encoder/sentimentModel';
import { type TextEncoderWeights } from '../../../src/models/text/encoder/readEncoderWeights';
import { characterVocabulary } from '../../../src/text/characterRows';
import { readTextFeatures } from '../../../src/text/readTextFeatures';
import { type PartLogits } from './calibrateSentiment';

const BATCH = 64;

/** Calibrated log odds of many texts, a batch at a time, by the code that runs on the phone. [B] */
export async function scoreTexts(
  weights: TextEncoderWeights,
  config: TextEncoderConfig,
  texts: readonly string[],
): Promise<Float64Array> {
  const model = createSentimentModel(weights, config);
  const reading = {
    vocabulary: characterVocabulary(config.characters),
    span: config.span,
    bits: config.wide.bits,
  };
  const all = new Float64Array(texts.length);
  for (let start = 0; start < texts.length; start += BATCH) {
    const batch = texts.slice(start, start + BATCH);
    all.set(await model.logits(batch.map((text) => readTextFeatures(text, reading))), start);
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
  const sentiment = { offset: 0, temperature: 1, band: 0 };
  const of = (weight: number) =>
    scoreTexts(weights, { ...config, wide: { ...config.wide, weight }, sentiment }, texts);
  const encoder = await of(0);
  const both = await of(1);
  return { encoder, wide: both.map((sum, row) => sum - encoder[row]!) };
}
