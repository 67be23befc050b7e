import { type AttributeBags } from '../features/attributeBags';

/** Vectors of attributes that ship beside the items, for items to come. */
export interface ContentTable {
  /** Key of each row. */
  attributes: string[];
  /** [rows, D] */
  vectors: Float32Array;
}

/**
 * The `limit` attributes that most items share, by their key where they share equally. Only items that somebody
 * touched count: nothing was learned of the attributes of others.
 */
export function chooseContent(
  { keys, offsets, attributes }: Pick<AttributeBags, 'keys' | 'offsets' | 'attributes'>,
  vectors: Float32Array,
  interactions: Int32Array,
  limit: number,
): ContentTable {
  const items = new Int32Array(keys.length);
  interactions.forEach((count, item) => {
    if (count === 0) return;
    for (let entry = offsets[item]!; entry < offsets[item + 1]!; entry++) items[attributes[entry]!]! += 1;
  });
  const rows = [...keys.keys()]
    .filter((row) => items[row]! > 0)
    .sort((a, b) => items[b]! - items[a]! || (keys[a]! < keys[b]! ? -1 : 1))
    .slice(0, limit);
  const dimension = keys.length === 0 ? 0 : vectors.length / keys.length;
  const chosen = new Float32Array(rows.length * dimension);
  rows.forEach((row, place) =>
    chosen.set(vectors.subarray(row * dimension, (row + 1) * dimension), place * dimension),
  );
  return { attributes: rows.map((row) => keys[row]!), vectors: chosen };
}
