import { tidy, type Tensor2D } from '@tensorflow/tfjs-core';
import { poolSequences } from '../../ops/poolSequences';
import { project } from '../../ops/project';
import { unitLength } from '../../ops/unitLength';
import { bodyShapes, type EncoderShape } from '../encoder/encoderShapes';
import { encodeCharacters, type EncoderTensors, type TextNoise, type TextRows } from '../encoder/encodeTexts';

/** Weight that turns a pooled text into its vector. */
export const SENTENCE_PROJECTION = 'encoder/sentence';

/** Shape of every weight of the encoder of sentences by its name. */
export function sentenceShapes(shape: EncoderShape): Record<string, number[]> {
  const { dimension } = shape;
  return { ...bodyShapes(shape), [SENTENCE_PROJECTION]: [2 * dimension, dimension] };
}

/** A vector of unit length a text, [B, D]: texts that ask the same lie close. The forward code of training and phone. */
export function sentenceVectors(
  texts: TextRows,
  weights: EncoderTensors,
  shape: EncoderShape,
  noise?: TextNoise,
): Tensor2D {
  return tidy(() => {
    const pooled = poolSequences(encodeCharacters(texts, weights, shape, noise), texts.offsets);
    const disturbed = noise ? noise.hidden(pooled, shape.dilations.length) : pooled;
    return unitLength(project(disturbed, weights[SENTENCE_PROJECTION] as Tensor2D));
  });
}
