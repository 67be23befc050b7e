import { type Interval } from './bootstrapInterval';

export interface GroupGap extends Interval {
  /** Indices of the groups with the highest and the lowest mean. */
  best: number;
  worst: number;
}

interface Moments {
  mean: number;
  /** Squared standard error of the mean. */
  variance: number;
}

/**
 * Mean of the best group minus that of the worst, with a 95 % interval that holds for ALL pairs of groups at
 * once: the best and the worst of many equal groups differ by chance, and an interval made for two groups
 * chosen beforehand would call that a difference. Users are resampled within their groups; the interval is
 * value ± q · standard error, q the 95 % quantile of the largest |t| over all pairs (Beran 1988, as Tukey's
 * range test without its normal law). `undefined` for fewer than two groups or when nothing varies.
 */
export function groupGap(
  groups: readonly ArrayLike<number>[],
  random: () => number,
  resamples = 1000,
): GroupGap | undefined {
  const observed = groups.map(momentsOf);
  const order = [...groups.keys()].sort((a, b) => observed[b]!.mean - observed[a]!.mean || a - b);
  const best = order[0];
  const worst = order.at(-1);
  if (best === undefined || worst === undefined || best === worst) return undefined;
  const standardError = Math.sqrt(observed[best]!.variance + observed[worst]!.variance);
  if (!(standardError > 0)) return undefined;
  const largest = Float64Array.from({ length: resamples }, () => {
    const shifts = groups.map((values, group) => resampledMean(values, random) - observed[group]!.mean);
    return largestDeviation(observed, shifts);
  }).sort();
  const value = observed[best]!.mean - observed[worst]!.mean;
  const margin = largest[Math.ceil(resamples * 0.95) - 1]! * standardError;
  return { best, worst, value, low: value - margin, high: value + margin };
}

/** max over pairs |shiftᵢ − shiftⱼ| / standard error of the difference of their means. */
function largestDeviation(observed: readonly Moments[], shifts: readonly number[]): number {
  let largest = 0;
  for (let i = 1; i < observed.length; i++) {
    for (let j = 0; j < i; j++) {
      const variance = observed[i]!.variance + observed[j]!.variance;
      if (variance === 0) continue;
      largest = Math.max(largest, Math.abs(shifts[i]! - shifts[j]!) / Math.sqrt(variance));
    }
  }
  return largest;
}

function resampledMean(values: ArrayLike<number>, random: () => number): number {
  let sum = 0;
  for (let draw = 0; draw < values.length; draw++) sum += values[(random() * values.length) | 0]!;
  return sum / values.length;
}

function momentsOf(values: ArrayLike<number>): Moments {
  const size = values.length;
  let sum = 0;
  let squares = 0;
  for (let index = 0; index < size; index++) {
    sum += values[index]!;
    squares += values[index]! ** 2;
  }
  const mean = sum / size;
  return { mean, variance: size < 2 ? 0 : Math.max(0, squares / size - mean * mean) / (size - 1) };
}
