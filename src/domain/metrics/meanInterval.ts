import { type Interval } from './bootstrapInterval';
import { studentT95 } from './jackknifeInterval';

export interface Spread extends Interval {
  /** With n − 1 in the denominator; 0 for a single value. */
  standardDeviation: number;
}

/**
 * Mean of a few independent repeats, such as trainings with several seeds, with Student's 95 % interval:
 * mean ± t(n − 1) · s / √n. A single value gives no interval: both ends are the value. Throws a RangeError
 * when there is none.
 */
export function meanInterval(values: readonly number[]): Spread {
  const size = values.length;
  if (size === 0) throw new RangeError('expected at least one value');
  const value = values.reduce((sum, one) => sum + one, 0) / size;
  if (size === 1) return { value, standardDeviation: 0, low: value, high: value };
  const squares = values.reduce((sum, one) => sum + (one - value) ** 2, 0);
  const standardDeviation = Math.sqrt(squares / (size - 1));
  const margin = (studentT95(size - 1) * standardDeviation) / Math.sqrt(size);
  return { value, standardDeviation, low: value - margin, high: value + margin };
}
