/**
 * Gini coefficient of `amounts` (none negative): Σ (2i − N − 1)·xᵢ / (N · Σ x) over the amounts in ascending
 * order, i from 1. 0 when all are equal, (N − 1) / N when one has everything; 0 when there is nothing to share.
 */
export function giniCoefficient(amounts: ArrayLike<number>): number {
  const ascending = Float64Array.from(amounts).sort();
  const size = ascending.length;
  let total = 0;
  let weighted = 0;
  ascending.forEach((amount, index) => {
    total += amount;
    weighted += (2 * (index + 1) - size - 1) * amount;
  });
  return total === 0 ? 0 : weighted / (size * total);
}

/**
 * Lorenz curve: which share of all amounts (y) the smallest ones up to each share of their number (x) hold
 * together, at `steps` + 1 places from (0, 0) to (1, 1). Twice the area between it and the diagonal is the
 * Gini coefficient.
 */
export function lorenzCurve(amounts: ArrayLike<number>, steps: number): { x: number; y: number }[] {
  const ascending = Float64Array.from(amounts).sort();
  const sums = new Float64Array(ascending.length + 1);
  ascending.forEach((amount, index) => (sums[index + 1] = sums[index]! + amount));
  const total = sums[ascending.length]!;
  return Array.from({ length: steps + 1 }, (_, step) => {
    const x = step / steps;
    return { x, y: total === 0 ? x : sums[Math.round(x * ascending.length)]! / total };
  });
}
