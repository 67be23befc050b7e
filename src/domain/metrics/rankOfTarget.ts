/**
 * Place of `target` when `scores` [N] are sorted from high to low without the `excluded` items, from 0.
 * Pessimistic: every other item with an equal score stands before it, so constant scores earn nothing.
 * An excluded target has no place: `Infinity`.
 */
export function rankOfTarget(scores: Float32Array, target: number, excluded: ReadonlySet<number>): number {
  if (excluded.has(target)) return Infinity;
  const threshold = scores[target]!;
  let notBelow = 0;
  for (let item = 0; item < scores.length; item++) {
    // Written so that an item whose score is NaN stands before the target.
    if (!(scores[item]! < threshold)) notBelow++;
  }
  excluded.forEach((item) => {
    if (!(scores[item]! < threshold)) notBelow--;
  });
  return notBelow - 1;
}
