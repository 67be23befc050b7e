import { attributeKeys, weighAttributes } from '../../src/text/itemAttributes';
import { type ItemField } from '../../src/text/itemFields';

/** The attributes of each item as rows of one table, compressed: item i has entries offsets[i] … offsets[i + 1]. */
export interface AttributeBags {
  attributeCount: number;
  /** Key of each row, as `attributeKeys` spells it. */
  keys: readonly string[];
  offsets: Int32Array;
  attributes: Int32Array;
  /** What each attribute's vector is multiplied by before they are added up. */
  weights: Float32Array;
}

/**
 * Numbers the attributes that at least two items share, in the order they are met; others say no more than the
 * item's own vector. `weighAttributes` says what each counts.
 */
export function buildAttributeBags(
  items: readonly string[],
  itemFields: ReadonlyMap<string, ItemField[]>,
): AttributeBags {
  const keysOf = items.map((item) => (itemFields.get(item) ?? []).map(attributeKeys));
  const itemsWith = new Map<string, number>();
  for (const key of keysOf.flat(2)) itemsWith.set(key, (itemsWith.get(key) ?? 0) + 1);
  const rowOfKey = new Map<string, number>();
  itemsWith.forEach((count, key) => {
    if (count > 1) rowOfKey.set(key, rowOfKey.size);
  });
  const weighed = keysOf.map((fields) => weighAttributes(fields, rowOfKey));
  const offsets = new Int32Array(items.length + 1);
  weighed.forEach((entries, item) => (offsets[item + 1] = offsets[item]! + entries.length));
  return {
    attributeCount: rowOfKey.size,
    keys: [...rowOfKey.keys()],
    offsets,
    attributes: Int32Array.from(weighed.flatMap((entries) => entries.map(({ row }) => row))),
    weights: Float32Array.from(weighed.flatMap((entries) => entries.map(({ weight }) => weight))),
  };
}
