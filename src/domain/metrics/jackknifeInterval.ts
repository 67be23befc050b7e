import { type Interval } from './bootstrapInterval';

/** Student's t for 95 %, two-sided, by degrees of freedom; beyond the table the value of the normal law. */
const T_95 = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131,
  2.12, 2.11, 2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042,
];

export function studentT95(degreesOfFreedom: number): number {
  return T_95[degreesOfFreedom - 1] ?? 1.96 + 2.5 / degreesOfFreedom;
}

/**
 * 95 % interval of a figure that is no mean of users, such as coverage or Gini, by the delete-a-group
 * jackknife (Kott 2001): `without[g]` is the figure when group g of the users is left out, and
 * se² = (G − 1)/G · Σ (without − mean)². A bootstrap would not do: drawing users twice makes coverage smaller.
 */
export function jackknifeInterval(value: number, without: readonly number[]): Interval {
  const groups = without.length;
  if (groups < 2) return { value, low: value, high: value };
  const mean = without.reduce((sum, estimate) => sum + estimate, 0) / groups;
  const squares = without.reduce((sum, estimate) => sum + (estimate - mean) ** 2, 0);
  const margin = studentT95(groups - 1) * Math.sqrt(((groups - 1) / groups) * squares);
  return { value, low: value - margin, high: value + margin };
}
