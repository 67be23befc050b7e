import { type TextEncoderConfig } from '../../../src/contracts';
import {
  ASPECT_POOLED,
  ASPECT_WIDE,
  type AspectWeights,
} from '../../../src/models/text/aspects/aspectWeights';
import {
  MATCHING_PREFIX,
  readEncoderWeights,
  type TextEncoderWeights,
} from '../../../src/models/text/encoder/readEncoderWeights';
import { encodeWeights, type EncodedWeights } from '../../export/encodeWeights';
import { wideEntries } from '../wideModel';

/** Below this a weight is a vector that every text passes: it keeps 32 bits. */
const SMALL = 4096;

/** Turns weights into the bytes that ship: a byte a weight in the tables and matrices. */
export function quantiseEncoder({
  encoder,
  wide,
  matching = {},
  aspects,
}: TextEncoderWeights): EncodedWeights {
  const named = [
    ...Object.entries(encoder),
    ...Object.entries(matching).map(([name, weight]) => [MATCHING_PREFIX + name, weight] as const),
    ...(aspects ? [[ASPECT_POOLED, pooledEntry(aspects)] as const] : []),
  ];
  const entries = named.map(([name, { shape, values }]) => ({
    name,
    shape,
    values,
    storage: values.length < SMALL ? ('float32' as const) : ('signed-uint8' as const),
  }));
  const lexical = aspects ? wideEntries(aspects.wide, ASPECT_WIDE) : [];
  return encodeWeights([...entries, ...wideEntries(wide), ...lexical], 'zhanggui-text-encoder');
}

function pooledEntry({ pooled, wide }: AspectWeights) {
  return { shape: [pooled.length / wide.logits, wide.logits], values: pooled };
}

/** The weights as a phone reads them back: what every figure on a card is measured with. */
export function dequantiseEncoder(
  { model, bytes }: EncodedWeights,
  config: TextEncoderConfig,
): TextEncoderWeights {
  const read = readEncoderWeights(model, bytes.buffer, config);
  if (!read.ok) throw new Error(`weights do not survive their own format: ${read.issues.join('; ')}`);
  return read.value;
}
