import { hashText } from '../../src/text/hashText';
import { normaliseText } from '../../src/text/normaliseText';
import { titleTerms } from '../../src/text/titleTerms';
import { type ItemField } from '../datasets/interactionLog';

/** Title terms share this many buckets, so that a phone can find a new title's rows without a word list. */
export const TITLE_BUCKETS = 32_768;

/** The attribute keys of one field: what two items must share to learn from each other. */
export function attributeKeys({ field, values }: ItemField): string[] {
  switch (field) {
    case 'title':
      return unique(values.flatMap(titleTerms).map((term) => `title#${hashText(term) % TITLE_BUCKETS}`));
    case 'price':
      return unique(values.flatMap(priceBand));
    default:
      return unique(values.map((value) => `${field}=${normaliseText(value)}`));
  }
}

/** Bands whose ends are √2 apart: 32.90 and 39.00 share one, whatever the currency or the shop. */
function priceBand(price: string): string[] {
  const amount = Number(price);
  return Number.isFinite(amount) && amount > 0 ? [`price~${Math.round(2 * Math.log2(amount))}`] : [];
}

function unique(keys: string[]): string[] {
  return [...new Set(keys)];
}
