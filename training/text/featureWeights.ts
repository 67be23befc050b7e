import { type NgramMatrix } from './ngramMatrix';

export interface Labelling {
  classes: number;
  /** Class of every row of the matrix. */
  labels: Int32Array;
  /** Category of every row; all 0 where nothing is known of categories. */
  categories: Int32Array;
  categoryCount: number;
}

/** Beyond this many standard errors an n-gram is no surer. */
const CERTAIN = 3;
/** What an n-gram keeps that says nothing alone. */
const FLOOR = 0.1;

/**
 * How much an occurrence of each n-gram counts: idf · (min(z, 3) + 0.1). z tells how surely the n-gram speaks for or
 * against some class, judged from category to category: the mean over categories of its log odds ratio, inversely
 * weighted by variance, over its standard error, with the variance between categories τ² (DerSimonian and Laird) in it.
 * What means one thing of books and another of fruit weighs little, however frequent it is. 0 for n-grams that occur in
 * no row. Without `weighted` it is idf alone.
 */
export function featureWeights(
  matrix: NgramMatrix,
  rows: Int32Array,
  labelling: Labelling,
  weighted = true,
): Float32Array {
  const frequency = documentFrequency(matrix, rows);
  const idf = (documents: number) => Math.log((1 + rows.length) / (1 + documents)) + 1;
  if (!weighted) return Float32Array.from(frequency, (documents) => (documents === 0 ? 0 : idf(documents)));
  const surest = new Float32Array(frequency.length);
  const { classes } = labelling;
  for (let label = classes === 2 ? 1 : 0; label < classes; label++) {
    raiseToZ(surest, matrix, rows, labelling, label);
  }
  return surest.map((z, bucket) => {
    const documents = frequency[bucket]!;
    if (documents === 0) return 0;
    return idf(documents) * (Math.min(z, CERTAIN) + FLOOR);
  });
}

/** Rows that each n-gram occurs in. */
function documentFrequency({ bits, offsets, buckets }: NgramMatrix, rows: Int32Array): Int32Array {
  const frequency = new Int32Array(2 ** bits);
  for (const row of rows) {
    for (let entry = offsets[row]!; entry < offsets[row + 1]!; entry++) frequency[buckets[entry]!]! += 1;
  }
  return frequency;
}

/** Raises each n-gram's figure to its z for one class against the others. */
function raiseToZ(
  surest: Float32Array,
  { bits, offsets, buckets }: NgramMatrix,
  rows: Int32Array,
  { labels, categories, categoryCount }: Labelling,
  label: number,
): void {
  const size = 2 ** bits;
  const sums = {
    weight: new Float64Array(size),
    odds: new Float64Array(size),
    square: new Float64Array(size),
  };
  const squaredWeight = new Float64Array(size);
  const present = new Int32Array(size);
  const inside = new Int32Array(size);
  const outside = new Int32Array(size);
  for (let category = 0; category < categoryCount; category++) {
    inside.fill(0);
    outside.fill(0);
    let insideRows = 0;
    let outsideRows = 0;
    for (const row of rows) {
      if (categories[row] !== category) continue;
      const isInside = labels[row] === label;
      if (isInside) insideRows += 1;
      else outsideRows += 1;
      const counts = isInside ? inside : outside;
      for (let entry = offsets[row]!; entry < offsets[row + 1]!; entry++) counts[buckets[entry]!]! += 1;
    }
    if (insideRows === 0 || outsideRows === 0) continue;
    for (let bucket = 0; bucket < size; bucket++) {
      const [a, b] = [inside[bucket]!, outside[bucket]!];
      if (a + b === 0) continue;
      const odds =
        Math.log((a + 0.5) / (insideRows - a + 0.5)) - Math.log((b + 0.5) / (outsideRows - b + 0.5));
      const variance =
        1 / (a + 0.5) + 1 / (insideRows - a + 0.5) + 1 / (b + 0.5) + 1 / (outsideRows - b + 0.5);
      const weight = 1 / variance;
      present[bucket]! += 1;
      sums.weight[bucket]! += weight;
      squaredWeight[bucket]! += weight * weight;
      sums.odds[bucket]! += weight * odds;
      sums.square[bucket]! += weight * odds * odds;
    }
  }
  for (let bucket = 0; bucket < size; bucket++) {
    const weight = sums.weight[bucket]!;
    if (weight === 0) continue;
    const mean = sums.odds[bucket]! / weight;
    const heterogeneity = sums.square[bucket]! - weight * mean * mean - (present[bucket]! - 1);
    const scale = weight - squaredWeight[bucket]! / weight;
    const between = scale > 0 ? Math.max(0, heterogeneity / scale) : 0;
    const z = Math.abs(mean) / Math.sqrt(between + 1 / weight);
    surest[bucket] = Math.max(surest[bucket]!, z);
  }
}
