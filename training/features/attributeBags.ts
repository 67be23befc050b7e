import { type ItemField } from '../datasets/interactionLog';
import { attributeKeys } from './itemAttributes';

/** The attributes of each item as rows of one table, compressed: item i has entries offsets[i] … offsets[i + 1]. */
export interface AttributeBags {
  attributeCount: number;
  offsets: Int32Array;
  attributes: Int32Array;
  /** What each attribute's vector is multiplied by before they are added up. */
  weights: Float32Array;
}

/**
 * Numbers the attributes that at least two items share (others say no more than the item's own vector).
 * A field's vectors count 1 / √(attributes in the field), a field 1 / √(fields): long titles do not drown
 * the category.
 */
export function buildAttributeBags(
  items: readonly string[],
  itemFields: ReadonlyMap<string, ItemField[]>,
): AttributeBags {
  const keysOf = items.map((item) => (itemFields.get(item) ?? []).map(attributeKeys));
  const itemsWith = new Map<string, number>();
  for (const key of keysOf.flat(2)) itemsWith.set(key, (itemsWith.get(key) ?? 0) + 1);
  const indexOf = new Map<string, number>();
  const attributes: number[] = [];
  const weights: number[] = [];
  const offsets = new Int32Array(items.length + 1);
  keysOf.forEach((fields, item) => {
    const shared = fields
      .map((keys) => keys.filter((key) => itemsWith.get(key)! > 1))
      .filter((keys) => keys.length > 0);
    for (const keys of shared) {
      for (const key of keys) {
        if (!indexOf.has(key)) indexOf.set(key, indexOf.size);
        attributes.push(indexOf.get(key)!);
        weights.push(1 / Math.sqrt(keys.length * shared.length));
      }
    }
    offsets[item + 1] = attributes.length;
  });
  return {
    attributeCount: indexOf.size,
    offsets,
    attributes: Int32Array.from(attributes),
    weights: Float32Array.from(weights),
  };
}
