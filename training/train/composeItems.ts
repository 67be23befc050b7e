import { customGrad, tensor2d, type Tensor, type Tensor2D } from '@tensorflow/tfjs-core';
import { type AttributeBags } from '../features/attributeBags';

/**
 * Vectors of some items before they get unit length: id + Σ weight · attribute, [items.length, D].
 * ids [N, D], attributes [A, D]. Plain loops with their gradient: gathered as tensors, the attributes would be
 * copied once for every item that has them.
 */
export function composeItems(
  ids: Tensor2D,
  attributes: Tensor2D,
  items: Int32Array,
  bags: AttributeBags,
): Tensor2D {
  const dimension = ids.shape[1];
  const operation = customGrad((...args) => {
    const [idTable, attributeTable] = args as unknown as [Tensor2D, Tensor2D];
    const tables = {
      ids: idTable.dataSync() as Float32Array,
      attributes: attributeTable.dataSync() as Float32Array,
    };
    return {
      value: tensor2d(sumVectors(items, tables, bags, dimension), [items.length, dimension]),
      gradFunc: (dy: Tensor) => {
        const spread = {
          ids: new Float32Array(idTable.size),
          attributes: new Float32Array(attributeTable.size),
        };
        spreadGradient(dy.dataSync() as Float32Array, items, spread, bags, dimension);
        return [tensor2d(spread.ids, idTable.shape), tensor2d(spread.attributes, attributeTable.shape)];
      },
    };
  });
  return operation(ids, attributes) as Tensor2D;
}

/** Rows of both tables, row-major, width D. */
export interface ItemTables {
  ids: Float32Array;
  attributes: Float32Array;
}

/** id + Σ weight · attribute of each of `items`, [items.length, D]. */
export function sumVectors(
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

/** The transpose of `sumVectors`: adds `gradient` [items.length, D] to the tables' gradients. */
export function spreadGradient(
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
