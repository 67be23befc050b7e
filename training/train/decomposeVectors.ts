import { type Corpus } from '../datasets/corpus';
import { type LoadedArtifact } from '../export/readArtifact';
import { type AttributeBags } from '../features/attributeBags';

const PASSES = 30;
/** Pulls attributes of few items towards zero, where their items agree by chance. */
const RIDGE = 1;

export interface Decomposed {
  /** [N, D]; zero for items that the artifact does not know. */
  ids: Float32Array;
  /** [A, D] */
  attributes: Float32Array;
}

/**
 * Takes an artifact's item vectors apart into own rows and attributes, so that id + Σ weight · attribute points
 * where the vector does. Attributes are those of its content table; others are found again as what the rests of
 * their items have in common (ridge regression). The length that an item had before it became 1 is lost: it is
 * taken to be as far as its attributes go in its direction, which makes the own row shortest.
 */
export function decompose(
  { items, attributes: keys, weights }: Pick<LoadedArtifact, 'items' | 'attributes' | 'weights'>,
  { items: corpusItems, indexOfItem, bags }: Pick<Corpus, 'items' | 'indexOfItem' | 'bags'>,
): Decomposed {
  const { dimension, content, itemVectors } = weights;
  const attributes = new Float32Array(bags.attributeCount * dimension);
  const isFree = new Uint8Array(bags.attributeCount).fill(1);
  const rowOfKey = new Map(bags.keys.map((key, row) => [key, row]));
  keys.forEach((key, from) => {
    const to = rowOfKey.get(key);
    if (to === undefined || !content) return;
    attributes.set(content.subarray(from * dimension, (from + 1) * dimension), to * dimension);
    isFree[to] = 0;
  });

  const known = items.flatMap((item, from) => {
    const to = indexOfItem.get(item);
    return to === undefined ? [] : [{ from, to }];
  });
  const ids = new Float32Array(corpusItems.length * dimension);
  const row = (item: number) => ids.subarray(item * dimension, (item + 1) * dimension);
  const lengths = known.map(({ from, to }) =>
    lengthBefore(itemVectors.subarray(from * dimension, (from + 1) * dimension), to, attributes, bags),
  );
  const usual = median(lengths.filter((length) => length > 0)) ?? 1;
  known.forEach(({ from, to }, index) => {
    const vector = itemVectors.subarray(from * dimension, (from + 1) * dimension);
    vector.forEach((value, axis) => (row(to)[axis] = (lengths[index] || usual) * value));
  });
  const knownItems = known.map(({ to }) => to);
  regressAttributes(ids, knownItems, attributes, isFree, bags, dimension);
  for (const item of knownItems) addAttributes(row(item), item, attributes, bags, -1);
  return { ids, attributes };
}

/** 0 where nothing is known of an item's attributes. */
function lengthBefore(
  vector: Float32Array,
  item: number,
  attributes: Float32Array,
  bags: AttributeBags,
): number {
  const content = new Float32Array(vector.length);
  addAttributes(content, item, attributes, bags, 1);
  const along = vector.reduce((sum, value, axis) => sum + value * content[axis]!, 0);
  // An item that points away from its attributes still has a length.
  return Math.max(along, 0.5 * Math.hypot(...content));
}

/**
 * Sets the free rows of `attributes` [A, D] to what has the least Σ ‖target − Σ weight · attribute‖² + RIDGE · ‖attribute‖²
 * over `items`, by Jacobi-preconditioned descent: enough passes to agree on what is shared, not to solve it exactly.
 */
function regressAttributes(
  targets: Float32Array,
  items: readonly number[],
  attributes: Float32Array,
  isFree: Uint8Array,
  bags: AttributeBags,
  dimension: number,
): void {
  if (!isFree.includes(1)) return;
  const squares = new Float32Array(bags.attributeCount).fill(RIDGE);
  for (const item of items) eachAttribute(item, bags, (row, weight) => (squares[row]! += weight * weight));
  const rest = new Float32Array(dimension);
  for (let pass = 0; pass < PASSES; pass++) {
    const step = attributes.map((value) => -RIDGE * value);
    for (const item of items) {
      rest.set(targets.subarray(item * dimension, (item + 1) * dimension));
      addAttributes(rest, item, attributes, bags, -1);
      eachAttribute(item, bags, (row, weight) => {
        for (let axis = 0; axis < dimension; axis++) step[row * dimension + axis]! += weight * rest[axis]!;
      });
    }
    // The weights of one item's attributes have squares that sum to 1, so this step never overshoots by much.
    for (let at = 0; at < step.length; at++) {
      const row = Math.floor(at / dimension);
      if (isFree[row]) attributes[at]! += (0.5 * step[at]!) / squares[row]!;
    }
  }
}

/** Adds sign · Σ weight · attribute of an item to `vector` [D]. */
function addAttributes(
  vector: Float32Array,
  item: number,
  attributes: Float32Array,
  bags: AttributeBags,
  sign: number,
): void {
  eachAttribute(item, bags, (row, weight) => {
    for (let axis = 0; axis < vector.length; axis++) {
      vector[axis]! += sign * weight * attributes[row * vector.length + axis]!;
    }
  });
}

function eachAttribute(
  item: number,
  bags: AttributeBags,
  visit: (row: number, weight: number) => void,
): void {
  for (let entry = bags.offsets[item]!; entry < bags.offsets[item + 1]!; entry++) {
    visit(bags.attributes[entry]!, bags.weights[entry]!);
  }
}

function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1];
}
