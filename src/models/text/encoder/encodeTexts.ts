import { add, tidy, type Tensor, type Tensor1D, type Tensor2D } from '@tensorflow/tfjs-core';
import { layerNorm } from '../../ops/layerNorm';
import { neighbourRows } from '../../ops/neighbourRows';
import { poolSequences } from '../../ops/poolSequences';
import { project } from '../../ops/project';
import { takeRows } from '../../ops/takeRows';
import { type UploadedRows } from '../../ops/uploadedRows';
import { encoderBlock, ENCODER, POOLED_OUTPUT, type EncoderShape } from './encoderShapes';

export type EncoderTensors = Readonly<Record<string, Tensor>>;

/** Texts laid one after the other, a row a character. */
export interface TextRows {
  rows: UploadedRows;
  /** [B + 1] first row of each text, and the number of rows. */
  offsets: Int32Array;
}

/** What training disturbs; phones run without. */
export interface TextNoise {
  /** The characters' vectors. [P, D] */
  characters(x: Tensor2D): Tensor2D;
  /** What a block adds to the stream, and the pooled text. `place` tells apart the places where it is called. */
  hidden(x: Tensor2D, place: number): Tensor2D;
}

const EPSILON = 1e-6;

/** What stands at each character with what is around it, [P, D]: pre-norm residual blocks of dilated convolutions. */
export function encodeCharacters(
  { rows }: TextRows,
  weights: EncoderTensors,
  { dilations }: EncoderShape,
  noise?: TextNoise,
): Tensor2D {
  let stream = takeRows(weights[ENCODER.characters] as Tensor2D, rows);
  if (noise) stream = noise.characters(stream);
  dilations.forEach((distance, index) => {
    const names = encoderBlock(index);
    // Four times the stream's size, freed before the next block makes as much.
    stream = tidy(() => {
      const normed = layerNorm(
        stream,
        weights[names.gain] as Tensor1D,
        weights[names.offset] as Tensor1D,
        EPSILON,
      );
      const around = neighbourRows(normed, rows, distance);
      const options = { bias: weights[names.bias] as Tensor1D, relu: true };
      const kernel = weights[names.kernel] as Tensor2D;
      return noise
        ? add(stream, noise.hidden(project(around, kernel, options), index))
        : project(around, kernel, { ...options, residual: stream });
    });
  });
  return layerNorm(
    stream,
    weights[ENCODER.normGain] as Tensor1D,
    weights[ENCODER.normOffset] as Tensor1D,
    EPSILON,
  );
}

/**
 * By the encoder alone, [B, 2]: log odds of positive against negative, and of saying neither against saying one of them;
 * further columns where the weights have more outputs.
 * The forward code of training and phone.
 */
export function textLogits(
  texts: TextRows,
  weights: EncoderTensors,
  config: EncoderShape,
  noise?: TextNoise,
): Tensor2D {
  return tidy(() => {
    const encoded = encodeCharacters(texts, weights, config, noise);
    let pooled = poolSequences(encoded, texts.offsets);
    if (noise) pooled = noise.hidden(pooled, config.dilations.length);
    let hidden = project(pooled, weights[ENCODER.hidden] as Tensor2D, {
      bias: weights[ENCODER.hiddenBias] as Tensor1D,
      relu: true,
    });
    if (noise) hidden = noise.hidden(hidden, config.dilations.length + 1);
    const fromPooled = weights[POOLED_OUTPUT];
    return project(hidden, weights[ENCODER.output] as Tensor2D, {
      bias: weights[ENCODER.outputBias] as Tensor1D,
      ...(fromPooled && { residual: project(pooled, fromPooled as Tensor2D) }),
    });
  });
}
