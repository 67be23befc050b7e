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
  const size = values.length;
  if (size === 0) return { value: 0, low: 0, high: 0 };
  const means = Float64Array.from({ length: resamples }, () => {
    let sum = 0;
    for (let draw = 0; draw < size; draw++) sum += values[Math.floor(random() * size)]!;
    return sum / size;
  }).sort();
  let sum = 0;
  for (let index = 0; index < size; index++) sum += values[index]!;
  return {
    value: sum / size,
    low: means[Math.floor(resamples * 0.025)]!,
    high: means[Math.ceil(resamples * 0.975) - 1]!,
  };
}
