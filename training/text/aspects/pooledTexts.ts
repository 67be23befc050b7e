import { type Tensor2D } from '@tensorflow/tfjs-core';
import { type TextEncoderConfig } from '../../../src/contracts';
import { poolSequences } from '../../../src/models/ops/poolSequences';
import { encodeCharacters } from '../../../src/models/text/encoder/encodeTexts';
import { encoderShape, textEncoderShapes } from '../../../src/models/text/encoder/encoderShapes';
import { type NamedWeights } from '../../../src/models/text/encoder/namedWeights';
import { uploadEncoder } from '../../../src/models/text/encoder/uploadEncoder';
import { characterRows, characterVocabulary } from '../../../src/text/characterRows';

const BATCH = 256;

/** What the frozen encoder makes of each text before its own layers of sentiment, [texts · 2 · D]. */
export async function pooledTexts(
  encoder: NamedWeights,
  config: Pick<TextEncoderConfig, 'characters' | 'dimension' | 'dilations' | 'hidden' | 'span'>,
  texts: readonly string[],
): Promise<Float32Array> {
  const shape = encoderShape(config);
  const names = Object.keys(textEncoderShapes(shape));
  const uploaded = uploadEncoder(Object.fromEntries(names.map((name) => [name, encoder[name]!])));
  const vocabulary = characterVocabulary(config.characters);
  const width = 2 * config.dimension;
  const pooled = new Float32Array(texts.length * width);
  for (let start = 0; start < texts.length; start += BATCH) {
    const rows = texts
      .slice(start, start + BATCH)
      .map((text) => characterRows(text, vocabulary, config.span));
    const values = await uploaded.run(rows, (laid, tensors) =>
      poolSequences(encodeCharacters(laid, tensors, shape) as Tensor2D, laid.offsets),
    );
    pooled.set(values, start * width);
  }
  uploaded.dispose();
  return pooled;
}
