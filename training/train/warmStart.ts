import { type Corpus } from '../datasets/corpus';
import { type LoadedArtifact } from '../export/readArtifact';
import { type AttributeBags } from '../features/attributeBags';
import { ATTRIBUTES, IDS, LOG_SCALE, type ParameterValues } from './initialParameters';

const PASSES = 30;
/** Pulls attributes of few items towards zero, where their items agree by chance. */
const RIDGE = 1;

/**
 * Initial parameters that score as `artifact` does: its items keep their vectors and its encoders their weights.
 * An artifact has attributes added in, so each attribute is found again as what its items have in common (ridge
 * regression); that also gives items which are new since a place to start from. Everything else stays `fresh`.
 */
export function warmParameters(
  fresh: Readonly<Record<string, ParameterValues>>,
  { items, weights, card }: Pick<LoadedArtifact, 'items' | 'weights' | 'card'>,
  corpus: Pick<Corpus, 'indexOfItem' | 'bags'>,
): Record<string, ParameterValues> {
  const { dimension } = weights;
  const size = fresh[IDS]!.values.length;
  const known = items.flatMap((item, from) => {
    const to = corpus.indexOfItem.get(item);
    return to === undefined ? [] : [{ from, to }];
  });
  const vectors = new Float32Array(size);
  for (const { from, to } of known) {
    vectors.set(weights.itemVectors.subarray(from * dimension, (from + 1) * dimension), to * dimension);
  }
  const attributes = regressAttributes(
    vectors,
    known.map(({ to }) => to),
    corpus.bags,
    dimension,
  );
  const ids = new Float32Array(size);
  for (const { to } of known) {
    const own = ids.subarray(to * dimension, (to + 1) * dimension);
    own.set(vectors.subarray(to * dimension, (to + 1) * dimension));
    addAttributes(own, to, attributes, corpus.bags, -1);
  }
  const values: Record<string, Float32Array> = {
    ...weights.encoder,
    [IDS]: ids,
    [ATTRIBUTES]: attributes,
    [LOG_SCALE]: Float32Array.of(-Math.log(card.config.temperature)),
  };
  return Object.fromEntries(
    Object.entries(fresh).map(([name, { shape, values: initial }]) => {
      const warm = values[name];
      return [name, { shape, values: warm?.length === initial.length ? warm.slice() : initial }];
    }),
  );
}

/**
 * Attributes [A, D] with the least Σ ‖vector − Σ weight · attribute‖² + RIDGE · ‖attribute‖² over `items`, by
 * Jacobi-preconditioned descent: enough passes to agree on what is shared, not to solve it exactly.
 */
function regressAttributes(
  vectors: Float32Array,
  items: readonly number[],
  bags: AttributeBags,
  dimension: number,
): Float32Array {
  const attributes = new Float32Array(bags.attributeCount * dimension);
  const squares = new Float32Array(bags.attributeCount).fill(RIDGE);
  for (const item of items) eachAttribute(item, bags, (row, weight) => (squares[row]! += weight * weight));
  const rest = new Float32Array(dimension);
  for (let pass = 0; pass < PASSES; pass++) {
    const step = attributes.map((value) => -RIDGE * value);
    for (const item of items) {
      rest.set(vectors.subarray(item * dimension, (item + 1) * dimension));
      addAttributes(rest, item, attributes, bags, -1);
      eachAttribute(item, bags, (row, weight) => {
        for (let axis = 0; axis < dimension; axis++) step[row * dimension + axis]! += weight * rest[axis]!;
      });
    }
    // The weights of one item's attributes have squares that sum to 1, so this step never overshoots by much.
    for (let at = 0; at < step.length; at++) {
      attributes[at]! += (0.5 * step[at]!) / squares[Math.floor(at / dimension)]!;
    }
  }
  return attributes;
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
