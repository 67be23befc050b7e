import { percentiles, type Interval } from './bootstrapInterval';

/**
 * Means of several columns over all their entries, with 95 % percentile bootstrap intervals that draw whole
 * clusters: entries of one session or user are alike, and drawing them one by one would make intervals too
 * narrow. `clusterOf` gives each entry's cluster, entries of one cluster standing together. Zeros when empty.
 */
export function clusterIntervals(
  columns: readonly ArrayLike<number>[],
  clusterOf: Int32Array,
  random: () => number,
  resamples = 1000,
): Interval[] {
  const starts = clusterStarts(clusterOf);
  const clusters = starts.length - 1;
  if (clusters === 0) return columns.map(() => ({ value: 0, low: 0, high: 0 }));
  const sums = columns.map((values) =>
    Float64Array.from({ length: clusters }, (_, cluster) => {
      let sum = 0;
      for (let entry = starts[cluster]!; entry < starts[cluster + 1]!; entry++) sum += values[entry]!;
      return sum;
    }),
  );
  const means = columns.map(() => new Float64Array(resamples));
  const drawn = new Int32Array(clusters);
  for (let resample = 0; resample < resamples; resample++) {
    let entries = 0;
    for (let draw = 0; draw < clusters; draw++) {
      const cluster = (random() * clusters) | 0;
      drawn[draw] = cluster;
      entries += starts[cluster + 1]! - starts[cluster]!;
    }
    sums.forEach((own, column) => {
      let sum = 0;
      for (let draw = 0; draw < clusters; draw++) sum += own[drawn[draw]!]!;
      means[column]![resample] = sum / entries;
    });
  }
  return sums.map((own, column) => ({
    value: own.reduce((sum, one) => sum + one, 0) / clusterOf.length,
    ...percentiles(means[column]!),
  }));
}

/** Where each cluster's entries begin, and at the end the number of entries. */
function clusterStarts(clusterOf: Int32Array): number[] {
  const starts: number[] = [];
  clusterOf.forEach((cluster, entry) => {
    if (entry === 0 || cluster !== clusterOf[entry - 1]) starts.push(entry);
  });
  return [...starts, clusterOf.length];
}
