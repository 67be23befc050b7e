import { type TextEncoderConfig } from '../../../contracts';
// Not from the whole of the contracts: their schemas would come along into the engine's package.
import { UNKNOWN_ROWS } from '../../../contracts/textRows';

/** The shape of a text encoder. */
export interface EncoderShape {
  /** Rows of the table of characters. */
  characters: number;
  dimension: number;
  /** Distance to the neighbours that each block reads, from the first block on. */
  dilations: readonly number[];
  /** Width of the layer between the pooled text and its logit. */
  hidden: number;
}

/** What of an artifact's configuration shapes its encoders. */
export type ShapingConfig = Pick<TextEncoderConfig, 'characters' | 'dimension' | 'dilations' | 'hidden'>;

export function encoderShape({ characters, dimension, dilations, hidden }: ShapingConfig): EncoderShape {
  return { characters: UNKNOWN_ROWS + Array.from(characters).length, dimension, dilations, hidden };
}

/** Names of the encoder's weights. */
export const ENCODER = {
  characters: 'encoder/characters',
  normGain: 'encoder/norm_gain',
  normOffset: 'encoder/norm_offset',
  hidden: 'encoder/hidden',
  hiddenBias: 'encoder/hidden_bias',
  output: 'encoder/output',
  outputBias: 'encoder/output_bias',
} as const;

/** What is added to the output from the pooled text itself; absent where the encoder tells a sentiment alone. */
export const POOLED_OUTPUT = 'encoder/pooled_output';

export interface BlockNames {
  gain: string;
  offset: string;
  kernel: string;
  bias: string;
}

export function encoderBlock(block: number): BlockNames {
  const within = (name: string) => `encoder/block_${block}/${name}`;
  return { gain: within('gain'), offset: within('offset'), kernel: within('kernel'), bias: within('bias') };
}

/** Shape of every weight that turns characters into vectors of what stands there, by name. */
export function bodyShapes({ characters, dimension, dilations }: EncoderShape): Record<string, number[]> {
  const shapes: Record<string, number[]> = { [ENCODER.characters]: [characters, dimension] };
  dilations.forEach((_, index) => {
    const names = encoderBlock(index);
    shapes[names.gain] = [dimension];
    shapes[names.offset] = [dimension];
    shapes[names.kernel] = [3 * dimension, dimension];
    shapes[names.bias] = [dimension];
  });
  return { ...shapes, [ENCODER.normGain]: [dimension], [ENCODER.normOffset]: [dimension] };
}

/** Shape of every weight of the sentiment's encoder by its name. */
export function textEncoderShapes(shape: EncoderShape): Record<string, number[]> {
  const { dimension, hidden } = shape;
  return {
    ...bodyShapes(shape),
    [ENCODER.hidden]: [2 * dimension, hidden],
    [ENCODER.hiddenBias]: [hidden],
    [ENCODER.output]: [hidden, 2],
    [ENCODER.outputBias]: [2],
  };
}
