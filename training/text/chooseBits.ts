import { textNgrams } from '../../src/text/textNgrams';
import { logitCount } from '../../src/models/text/wideWeights';
import { type TextSet } from './textSet';

/** Bytes of a table of weights: half of what a text model may weigh. */
const LARGEST_TABLE = 2 ** 19;
const MOST_BITS = 18;
const FEWEST_BITS = 12;
/** Buckets an n-gram: with four of them one in eight n-grams shares its own. */
const ROOM = 4;

/** As many buckets as the set's n-grams need, and as the number of classes leaves room for. */
export function chooseBits({ texts, classNames }: Pick<TextSet, 'texts' | 'classNames'>): number {
  const logits = logitCount(classNames.length);
  let most = MOST_BITS;
  while (most > FEWEST_BITS && 2 ** most * logits > LARGEST_TABLE) most -= 1;
  const seen = new Set<number>();
  for (const text of texts) {
    for (const bucket of textNgrams(text, MOST_BITS + 2).buckets) seen.add(bucket);
    if (seen.size * ROOM > 2 ** most) return most;
  }
  let bits = FEWEST_BITS;
  while (2 ** bits < seen.size * ROOM) bits += 1;
  return Math.min(bits, most);
}
