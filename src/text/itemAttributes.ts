import { hashText } from './hashText';
import { type ItemField } from './itemFields';
import { normaliseText } from './normaliseText';
import { titleTerms } from './titleTerms';

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

/** A row of the attributes' table, and what its vector is multiplied by before they are added up. */
export interface WeighedAttribute {
  row: number;
  weight: number;
}

/**
 * The rows that speak for an item, of the keys of each of its fields. A field's vectors count 1 / √(its keys that
 * have a row), a field 1 / √(fields that have one): long titles do not drown the category. The squares of the
 * weights add up to 1, unless nothing is known of any key: then there are no rows.
 */
export function weighAttributes(
  keysOfFields: readonly (readonly string[])[],
  rowOfKey: ReadonlyMap<string, number>,
): WeighedAttribute[] {
  const known = keysOfFields
    .map((keys) => keys.flatMap((key) => rowOfKey.get(key) ?? []))
    .filter((rows) => rows.length > 0);
  return known.flatMap((rows) =>
    rows.map((row) => ({ row, weight: 1 / Math.sqrt(rows.length * known.length) })),
  );
}

/** Bands whose ends are √2 apart: 32.90 and 39.00 share one, whatever the currency or the shop. */
function priceBand(price: string): string[] {
  const amount = Number(price);
  return Number.isFinite(amount) && amount > 0 ? [`price~${Math.round(2 * Math.log2(amount))}`] : [];
}

function unique(keys: string[]): string[] {
  return [...new Set(keys)];
}
