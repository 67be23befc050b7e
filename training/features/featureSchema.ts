import { createHash } from 'node:crypto';
import { SIGNAL_COUNT } from '../../src/models/recommender/signals';
import { TITLE_BUCKETS } from '../../src/text/itemAttributes';

/**
 * What the numbers of an artifact mean. Any change of how histories or items are turned into numbers changes
 * this text, and a phone refuses weights whose hash is not its own.
 */
const FEATURE_DEFINITION = [
  `history: item indices, oldest first; ${SIGNAL_COUNT} signals: none, or kind (viewed, cart-added, ordered) by gap to the step before (below 1 min, 30 min, 1 d, 7 d, 30 d, longer, first)`,
  'item vector: id + sum over fields of (sum of attribute vectors / sqrt(attributes in the field)) / sqrt(fields), unit length',
  `title: NFKC, lower case, words and Han characters with pairs, FNV-1a modulo ${TITLE_BUCKETS}`,
  'price: round(2 * log2(price)); other fields: normalised text',
].join('\n');

export const FEATURE_SCHEMA_HASH = createHash('sha256').update(FEATURE_DEFINITION).digest('hex');
