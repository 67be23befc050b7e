import { classLogits } from '../../../src/models/text/classProbabilities';
import { type SentimentParts } from '../../../src/models/text/encoder/joinParts';
import { textNgrams } from '../../../src/text/textNgrams';
import { type TextEncoderConfig } from '../../../src/contracts';
import { createSentimentModel, type TextScore } from '../../../src/models/text/encoder/sentimentModel';
import { type TextEncoderWeights } from '../../../src/models/text/encoder/readEncoderWeights';
import { readTextFeatures, textReading } from '../../../src/text/readTextFeatures';

const BATCH = 64;

/** Scores of many texts, a batch at a time, by the code that runs on the phone. */
export async function scoreTexts(
  weights: TextEncoderWeights,
  config: TextEncoderConfig,
  texts: readonly string[],
): Promise<TextScore[]> {
  const model = createSentimentModel(weights, config);
  const reading = textReading(config);
  const all: TextScore[] = [];
  for (let start = 0; start < texts.length; start += BATCH) {
    const batch = texts.slice(start, start + BATCH);
    all.push(...(await model.score(batch.map((text) => readTextFeatures(text, reading)))));
  }
  model.dispose();
  return all;
}

/** What each part says alone: the encoder's scores without the linear part, whose log odds stand beside them. */
export async function partsOf(
  weights: TextEncoderWeights,
  config: Omit<TextEncoderConfig, 'sentiment'>,
  texts: readonly string[],
): Promise<SentimentParts[]> {
  const { bits } = config.wide;
  const alone = { ...config, wide: { bits, weight: 0 }, sentiment: { temperature: 1, neutralThreshold: 0 } };
  const scores = await scoreTexts(weights, alone, texts);
  return scores.map(({ polarity, neutrality }, row) => ({
    encoder: polarity,
    wide: classLogits(weights.wide, textNgrams(texts[row]!, bits))[1]!,
    neutrality,
  }));
}
