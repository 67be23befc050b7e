import { type Labelling } from './featureWeights';
import { type NgramMatrix } from './ngramMatrix';

/** Occurrences added to every n-gram of every class (Laplace). */
const SMOOTHING = 1;

/** Multinomial naive Bayes: logits of the `asked` rows, [rows, classes], learned from `rows`. */
export function naiveBayesLogits(
  { bits, offsets, buckets, counts }: NgramMatrix,
  rows: Int32Array,
  { classes, labels }: Labelling,
  asked: Int32Array,
): Float64Array {
  const width = 2 ** bits;
  const occurrences = new Float64Array(width * classes);
  const total = new Float64Array(classes);
  const texts = new Float64Array(classes);
  for (const row of rows) {
    const label = labels[row]!;
    texts[label]! += 1;
    for (let entry = offsets[row]!; entry < offsets[row + 1]!; entry++) {
      occurrences[buckets[entry]! * classes + label]! += counts[entry]!;
      total[label]! += counts[entry]!;
    }
  }
  const prior = texts.map((count) => Math.log((count + 1) / (rows.length + classes)));
  const missing = total.map((sum) => Math.log(sum + SMOOTHING * width));
  const logits = new Float64Array(asked.length * classes);
  asked.forEach((row, index) => {
    for (let label = 0; label < classes; label++) {
      let sum = prior[label]!;
      for (let entry = offsets[row]!; entry < offsets[row + 1]!; entry++) {
        const seen = occurrences[buckets[entry]! * classes + label]! + SMOOTHING;
        sum += counts[entry]! * (Math.log(seen) - missing[label]!);
      }
      logits[index * classes + label] = sum;
    }
  });
  return logits;
}
