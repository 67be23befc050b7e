/** The `k` items with the highest scores, best first; equal scores in the order of their index. */
export function topItems(scores: Float32Array, k: number, excluded: ReadonlySet<number>): number[] {
  const best: number[] = [];
  let isFull = k === 0;
  let threshold = Infinity;
  for (let item = 0; item < scores.length; item++) {
    const score = scores[item]!;
    if (isFull && !(score > threshold)) continue;
    if (excluded.has(item)) continue;
    let place = best.length;
    while (place > 0 && score > scores[best[place - 1]!]!) place--;
    best.splice(place, 0, item);
    if (best.length > k) best.pop();
    if (best.length === k) {
      isFull = true;
      threshold = scores[best[k - 1]!]!;
    }
  }
  return best;
}
