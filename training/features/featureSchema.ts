import { createHash } from 'node:crypto';
import { TITLE_BUCKETS } from '../../src/text/itemAttributes';

/**
 * What the numbers of an artifact mean. Any change of how histories or items are turned into numbers changes
 * this text, and a phone refuses weights whose hash is not its own.
 */
const FEATURE_DEFINITION = [
  'history: item indices, oldest first; kinds of event and gaps of time are not read',
  'item vector: id + sum over fields of (sum of attribute vectors / sqrt(attributes in the field)) / sqrt(fields), unit length',
  `title: NFKC, lower case, words and Han characters with pairs, FNV-1a modulo ${TITLE_BUCKETS}`,
  'price: round(2 * log2(price)); other fields: normalised text',
].join('\n');

export const FEATURE_SCHEMA_HASH = createHash('sha256').update(FEATURE_DEFINITION).digest('hex');
