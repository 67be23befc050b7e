import { type TextEncoderConfig } from '../../../src/contracts';
import { type ShapingConfig } from '../../../src/models/text/encoder/encoderShapes';
import { type NamedWeights } from '../../../src/models/text/encoder/namedWeights';
import { createSentenceModel } from '../../../src/models/text/matching/sentenceModel';
import { characterRows, characterVocabulary } from '../../../src/text/characterRows';

const BATCH = 128;

/** Vectors of unit length of many texts, a batch at a time, by the code that runs on the phone. [B · D] */
export async function encodeSentences(
  weights: NamedWeights,
  config: ShapingConfig & Pick<TextEncoderConfig, 'span'>,
  texts: readonly string[],
): Promise<{ vectors: Float32Array; dimension: number }> {
  const model = createSentenceModel(weights, config);
  const { dimension } = model;
  const vocabulary = characterVocabulary(config.characters);
  const vectors = new Float32Array(texts.length * dimension);
  for (let start = 0; start < texts.length; start += BATCH) {
    const rows = texts
      .slice(start, start + BATCH)
      .map((text) => characterRows(text, vocabulary, config.span));
    vectors.set(await model.vectors(rows), start * dimension);
  }
  model.dispose();
  return { vectors, dimension };
}
