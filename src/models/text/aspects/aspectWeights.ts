// Not from the whole of the contracts: their schemas would come along into the engine's package.
import { ASPECTS } from '../../../contracts/aspect';
import { ENCODER, POOLED_OUTPUT, type EncoderShape } from '../encoder/encoderShapes';
import { type NamedWeights } from '../encoder/namedWeights';
import { wideNames } from '../wideNames';
import { type WideWeights } from '../wideWeights';

/** What tells the aspects of a sentence: log odds of each of `ASPECTS`, the sum of both parts. */
export interface AspectWeights {
  /** [2·D, aspects], of the pooled text. */
  pooled: Float32Array;
  /** Of n-grams, with the bias. */
  wide: WideWeights;
}

/** Name of `pooled` in the file. */
export const ASPECT_POOLED = 'aspects/pooled';
export const ASPECT_WIDE = wideNames('aspects');

export function aspectShape({ dimension }: Pick<EncoderShape, 'dimension'>): [rows: number, columns: number] {
  return [2 * dimension, ASPECTS.length];
}

/** Columns of the encoder's output before those of aspects. */
const SENTIMENT_COLUMNS = 2;

/** The encoder with the aspects as further columns of its output: both come from one pass and one read-back. */
export function withAspectOutputs(
  encoder: NamedWeights,
  { pooled }: Pick<AspectWeights, 'pooled'>,
  shape: EncoderShape,
): NamedWeights {
  const columns = SENTIMENT_COLUMNS + ASPECTS.length;
  const place = (values: Float32Array, width: number, first: number) => {
    const rows = values.length / width;
    const placed = new Float32Array(rows * columns);
    values.forEach((value, index) => {
      placed[Math.floor(index / width) * columns + first + (index % width)] = value;
    });
    return { shape: [rows, columns], values: placed };
  };
  const output = place(encoder[ENCODER.output]!.values, SENTIMENT_COLUMNS, 0);
  const bias = place(encoder[ENCODER.outputBias]!.values, SENTIMENT_COLUMNS, 0);
  const [, aspects] = aspectShape(shape);
  return {
    ...encoder,
    [ENCODER.output]: output,
    [ENCODER.outputBias]: { shape: [columns], values: bias.values },
    [POOLED_OUTPUT]: place(pooled, aspects, SENTIMENT_COLUMNS),
  };
}
