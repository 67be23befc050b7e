import { type CategoryCap } from './merchantRules';

/**
 * Would an item of `categoryId` at `place` make any stretch of neighbours hold more of its category than a cap allows?
 * @param categories by place; undefined where nothing stands yet. The place itself is not looked at.
 */
export function breaksCap(
  caps: readonly CategoryCap[],
  categories: readonly (string | undefined)[],
  place: number,
  categoryId: string,
): boolean {
  return caps.some((cap) => {
    if (cap.categoryId !== undefined && cap.categoryId !== categoryId) return false;
    const isSame = (at: number) => at === place || categories[at] === categoryId;
    const from = place - cap.window + 1;
    let inStretch = 0;
    for (let at = from; at < place + cap.window; at++) {
      if (isSame(at)) inStretch += 1;
      if (at - cap.window >= from && isSame(at - cap.window)) inStretch -= 1;
      if (at >= place && inStretch > cap.limit) return true;
    }
    return false;
  });
}
