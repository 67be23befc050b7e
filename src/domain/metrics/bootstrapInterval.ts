export interface Interval {
  value: number;
  low: number;
  high: number;
}

/**
 * Mean of `values` with its 95 % percentile bootstrap interval (Efron): users are drawn with replacement
 * `resamples` times. `random` returns numbers in [0, 1). Zeros when there is no value.
 */
export function bootstrapInterval(
  values: ArrayLike<number>,
  random: () => number,
  resamples = 1000,
): Interval {
  return bootstrapIntervals([values], random, resamples)[0]!;
}

/**
 * The same for several measures of the same users (columns of one length), with one draw of users for all of
 * them: as quick as one interval, and intervals of differences fit those of their parts.
 */
export function bootstrapIntervals(
  columns: readonly ArrayLike<number>[],
  random: () => number,
  resamples = 1000,
): Interval[] {
  const size = columns[0]?.length ?? 0;
  if (size === 0) return columns.map(() => ({ value: 0, low: 0, high: 0 }));
  const means = columns.map(() => new Float64Array(resamples));
  // Metrics of rankings are 0 for most users: those need not be visited.
  const present = columns.map(placesOfNonZero);
  const timesDrawn = new Int32Array(size);
  for (let resample = 0; resample < resamples; resample++) {
    timesDrawn.fill(0);
    for (let draw = 0; draw < size; draw++) timesDrawn[(random() * size) | 0]!++;
    columns.forEach((values, column) => {
      const places = present[column]!;
      let sum = 0;
      for (let index = 0; index < places.length; index++) {
        const place = places[index]!;
        sum += timesDrawn[place]! * values[place]!;
      }
      means[column]![resample] = sum / size;
    });
  }
  return columns.map((values, column) => ({ value: mean(values), ...percentiles(means[column]!) }));
}

/** The middle 95 % of resampled values; sorts them in place. */
export function percentiles(resampled: Float64Array): { low: number; high: number } {
  const sorted = resampled.sort();
  return {
    low: sorted[Math.floor(sorted.length * 0.025)]!,
    high: sorted[Math.ceil(sorted.length * 0.975) - 1]!,
  };
}

function placesOfNonZero(values: ArrayLike<number>): Int32Array {
  const places = new Int32Array(values.length);
  let count = 0;
  for (let place = 0; place < values.length; place++) if (values[place] !== 0) places[count++] = place;
  return places.subarray(0, count);
}

function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < values.length; index++) sum += values[index]!;
  return sum / values.length;
}
