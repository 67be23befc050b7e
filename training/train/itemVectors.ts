import { type AttributeBags } from '../features/attributeBags';

/** The trained parts of an item's vector: its own row and the rows of its attributes. Row-major, width D. */
export interface ItemTables {
  ids: Float32Array;
  attributes: Float32Array;
}

/** Vectors of `items` before they get unit length: id + Σ weight · attribute. [items.length, D] */
export function composeItemVectors(
  items: ArrayLike<number>,
  { ids, attributes }: ItemTables,
  bags: AttributeBags,
  dimension: number,
): Float32Array {
  const vectors = new Float32Array(items.length * dimension);
  for (let row = 0; row < items.length; row++) {
    const item = items[row]!;
    const to = row * dimension;
    for (let i = 0; i < dimension; i++) vectors[to + i] = ids[item * dimension + i]!;
    for (let entry = bags.offsets[item]!; entry < bags.offsets[item + 1]!; entry++) {
      const from = bags.attributes[entry]! * dimension;
      const weight = bags.weights[entry]!;
      for (let i = 0; i < dimension; i++) {
        vectors[to + i] = vectors[to + i]! + weight * attributes[from + i]!;
      }
    }
  }
  return vectors;
}

/** The gradient of `composeItemVectors`: adds `gradient` [items.length, D] to the tables' gradients. */
export function spreadItemGradient(
  gradient: Float32Array,
  items: ArrayLike<number>,
  tables: ItemTables,
  bags: AttributeBags,
  dimension: number,
): void {
  for (let row = 0; row < items.length; row++) {
    const item = items[row]!;
    const from = row * dimension;
    const own = item * dimension;
    for (let i = 0; i < dimension; i++) {
      tables.ids[own + i] = tables.ids[own + i]! + gradient[from + i]!;
    }
    for (let entry = bags.offsets[item]!; entry < bags.offsets[item + 1]!; entry++) {
      const to = bags.attributes[entry]! * dimension;
      const weight = bags.weights[entry]!;
      for (let i = 0; i < dimension; i++) {
        tables.attributes[to + i] = tables.attributes[to + i]! + weight * gradient[from + i]!;
      }
    }
  }
}
